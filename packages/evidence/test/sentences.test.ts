import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { segment } from '../src/text/sentences/segment.ts'

const folder = join(import.meta.dirname, 'sentences')

/** Sentences as marked: `|` stands at each boundary, `\n` for the end of a line. */
function marked(line: string): { readonly text: string; readonly spans: readonly string[] } {
  const parts = line.replaceAll(String.raw`\n`, '\n').split('|')
  let text = ''
  const spans = parts.map((part, index) => {
    const joined = index === 0 || !/\s$/.test(text) ? part : part.trimStart()
    const start = text.length + (joined.length - joined.trimStart().length)
    text += joined
    return `${start}-${text.trimEnd().length}`
  })
  return { text, spans }
}

interface Count {
  right: number
  all: number
}

const counts = { tuned: new Map<string, Count>(), heldOut: new Map<string, Count>(), alone: new Map<string, Count>() }
const wrong: string[] = []
for (const file of readdirSync(folder).sort()) {
  const language = file.replace('.txt', '')
  const alone = new Intl.Segmenter(language, { granularity: 'sentence' })
  let half: 'tuned' | 'heldOut' = 'tuned'
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line.startsWith('#')) half = 'heldOut'
    if (line === '' || line.startsWith('#')) continue
    const { text, spans } = marked(line)
    const found = segment(text).map(({ start, end }) => `${start}-${end}`)
    const cut = [...alone.segment(text)].map(({ segment: one, index }) => `${index}-${index + one.trimEnd().length}`)
    add(counts[half], language, spans, found)
    add(counts.alone, language, spans, cut)
    if (spans.some((span) => !found.includes(span)))
      wrong.push(
        `${language} ${half}: ${segment(text)
          .map((one) => one.text)
          .join(' | ')}`,
      )
  }
}

function add(into: Map<string, Count>, language: string, spans: readonly string[], found: readonly string[]): void {
  const count = into.get(language) ?? { right: 0, all: 0 }
  into.set(language, { right: count.right + spans.filter((span) => found.includes(span)).length, all: count.all + spans.length })
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`)
const share = (of: readonly Count[]): number => of.reduce((sum, { right }) => sum + right, 0) / of.reduce((sum, { all }) => sum + all, 0)
const percent = (of: readonly Count[]): string => `${(share(of) * 100).toFixed(1)} %`

it('cuts marked sentences of twelve languages where their readers would', () => {
  const [tuned, heldOut, alone] = [counts.tuned, counts.heldOut, counts.alone].map((count) => Array.from(count.values()))
  const all = [...(tuned ?? []), ...(heldOut ?? [])]
  print(
    `sentences right: ${percent(all)} of ${all.reduce((sum, one) => sum + one.all, 0)}; held out ${percent(heldOut ?? [])}; Intl.Segmenter alone ${percent(alone ?? [])}`,
  )
  for (const language of counts.tuned.keys()) {
    const [a, b, c] = [counts.tuned, counts.heldOut, counts.alone].map((count) => count.get(language) ?? { right: 0, all: 0 })
    if (a === undefined || b === undefined || c === undefined) continue
    print(`  ${language}: ${a.right + b.right} of ${a.all + b.all}, held out ${b.right} of ${b.all}, Intl.Segmenter alone ${c.right}`)
    expect.soft(share([a, b]), language).toBeGreaterThanOrEqual(0.95)
  }
  if (wrong.length > 0) print(wrong.join('\n'))
  expect(share(all)).toBeGreaterThanOrEqual(0.98)
  expect(share(heldOut ?? [])).toBeGreaterThanOrEqual(0.95)
  expect(all.reduce((sum, one) => sum + one.all, 0)).toBeGreaterThanOrEqual(300)
})

it('loses nothing: sentences in order, apart, and between them only white space', () => {
  const piece = fc.constantFrom(
    'A',
    'b c',
    '. ',
    '! ',
    '…',
    '\n',
    '“',
    '”',
    '„',
    '»',
    '«',
    '"',
    '(',
    ')',
    '3. ',
    'z. B. ',
    ' März',
    ' [[c:x]]',
    '。',
    '」',
    '[1] ',
    '¿',
    '’',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const found = segment(text)
        const between = [...found, { start: text.length }].map(({ start }, index) =>
          text.slice(index === 0 ? 0 : (found[index - 1]?.end ?? 0), start),
        )
        const isExact = found.every(
          (one, index) => text.slice(one.start, one.end) === one.text && one.start >= (found[index - 1]?.end ?? 0),
        )
        return isExact && (found.length === 0 || between.every((gap) => gap.trim() === ''))
      },
    ),
  )
})
