import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeDocx, makeEpub, makeXlsx } from './make-office.ts'
import { makePdf } from './make-pdf.ts'
import { makePicture } from './make-pictures.ts'
import { createTeller, subjects, type Language, type Teller } from './telling.ts'

/** Files and bytes of each kind. */
export type FolderFacts = Readonly<Record<string, { readonly files: number; readonly bytes: number }>>

/** Numbers of files by kind, and the bytes of the pictures in each. */
const kinds = {
  pdf: { files: 70, pictureBytes: 7_200_000 },
  jpg: { files: 40, pictureBytes: 6_000_000 },
  docx: { files: 25, pictureBytes: 4_500_000 },
  xlsx: { files: 15, pictureBytes: 0 },
  epub: { files: 10, pictureBytes: 5_000_000 },
  html: { files: 15, pictureBytes: 1_200_000 },
  py: { files: 13, pictureBytes: 0 },
} as const

type Kind = keyof typeof kinds

/** The first documents of these kinds lie in the folder a second time, under another name. */
const copies: readonly (readonly [Kind, number])[] = [
  ['pdf', 6],
  ['docx', 3],
  ['html', 3],
]

/** Makes a researcher's folder of 200 files and 1 GB: every third document is in German, and twelve are copies. The same bytes in every run. */
export function makeFolder(folder: string): FolderFacts {
  const facts: Record<string, { files: number; bytes: number }> = {}
  const write = (path: string, kind: string, content: Uint8Array | string): void => {
    const to = join(folder, path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, content)
    const known = (facts[kind] ??= { files: 0, bytes: 0 })
    known.files += 1
    known.bytes += Buffer.byteLength(content)
  }
  let seed = 1
  for (const [kind, { files, pictureBytes }] of Object.entries(kinds) as readonly (readonly [Kind, (typeof kinds)[Kind]])[])
    for (let n = 0; n < files; n += 1) {
      const language: Language = n % 3 === 2 ? 'de' : 'en'
      const content = make[kind]({ teller: createTeller(language, seed), language, n, pictureBytes, seed })
      write(pathOf(kind, n), kind, content)
      for (const [copied, upTo] of copies) if (copied === kind && n < upTo) again(folder, pathOf(kind, n), facts, content.length)
      seed += 100
    }
  return facts
}

const pathOf = (kind: Kind, n: number): string =>
  `${kind === 'jpg' ? 'pictures' : kind === 'py' ? 'code' : `papers/${n % 5}`}/${kind}-${n}.${kind}`

function again(folder: string, path: string, facts: Record<string, { files: number; bytes: number }>, bytes: number): void {
  const to = join(folder, 'downloads', path.replace(/^.*\//, 'copy of '))
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(join(folder, path), to)
  const known = (facts['copies'] ??= { files: 0, bytes: 0 })
  known.files += 1
  known.bytes += bytes
}

interface Making {
  readonly teller: Teller
  readonly language: Language
  /** Number among its kind: its subject follows from it. */
  readonly n: number
  readonly pictureBytes: number
  readonly seed: number
}

const make: Readonly<Record<Kind, (making: Making) => Buffer>> = {
  pdf: ({ teller, n, pictureBytes, seed, ...rest }) =>
    makePdf({
      ...namesOf({ teller, n, ...rest }),
      pages: Array.from({ length: 12 + teller.next(20) }, () => paragraphs(teller, n, 7)),
      pictureBytes,
      seed,
    }),
  jpg: ({ pictureBytes, seed }) => makePicture(pictureBytes, seed),
  docx: ({ pictureBytes, seed, ...making }) =>
    makeDocx({ ...namesOf(making), paragraphs: paragraphs(making.teller, making.n, 60), pictureBytes, seed }),
  xlsx: ({ teller, language, n }) =>
    makeXlsx(subjects[language][n % 8] ?? '', [
      ['Place', 'Year', 'Output MWh', 'Cost'],
      ...Array.from({ length: 800 }, () => [teller.place(), 1990 + teller.next(30), teller.next(90_000), teller.next(5000)]),
    ]),
  epub: ({ pictureBytes, seed, ...making }) =>
    makeEpub({ ...namesOf(making), paragraphs: paragraphs(making.teller, making.n, 400), pictureBytes, seed }),
  html: ({ teller, language, n, pictureBytes, seed }) => {
    const { title, author } = namesOf({ teller, language, n })
    const text = paragraphs(teller, n, 40).map((one) => `<p>${one}</p>`)
    const picture = `<img alt="" src="data:image/jpeg;base64,${makePicture(pictureBytes, seed).toString('base64')}">`
    return Buffer.from(
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><meta name="author" content="${author}"></head><body><article><h1>${title}</h1>${text.join('\n')}${picture}</article></body></html>`,
    )
  },
  py: ({ teller, n }) =>
    Buffer.from(
      Array.from(
        { length: 60 },
        (_, at) => `def measure_${at}(speed):\n    # ${teller.sentence(n)}\n    return ${at + 1} * speed ** 3\n`,
      ).join('\n\n'),
    ),
}

function namesOf({ teller, language, n }: Omit<Making, 'pictureBytes' | 'seed'>): { readonly title: string; readonly author: string } {
  const subject = subjects[language][n % 8] ?? ''
  return {
    title: language === 'en' ? `The ${subject} of ${teller.place()} in ${1990 + (n % 30)}` : `${subject} und Umland von ${teller.place()}`,
    author: `${teller.place()} Institute`,
  }
}

/** Paragraphs of about 75 words. */
const paragraphs = (teller: Teller, subject: number, count: number): readonly string[] =>
  Array.from({ length: count }, () => teller.paragraph(subject, 5))
