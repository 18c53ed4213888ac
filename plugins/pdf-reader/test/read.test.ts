import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ReadAnswer } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import plugin from '../src/index.ts'

const bytesOf = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'files', `${name}.pdf`))

async function read(bytes: Uint8Array, name = 'a'): Promise<ReadAnswer & { readonly text: string }> {
  const { host, hold, call } = createTestHost({ manifest: manifest.galley })
  void host
  const body = hold(Buffer.from(bytes).toString('base64'), 'base64')
  const answer = await call(plugin, 'read', {
    address: `folder:${name}.pdf`,
    url: `folder:${name}.pdf`,
    mediaType: 'application/pdf',
    body,
  })
  return answer as ReadAnswer & { readonly text: string }
}

/** Text of each page, by the anchors. */
const pagesOf = ({ text, anchors = [] }: ReadAnswer & { readonly text: string }): readonly string[] =>
  anchors.map(({ at }, index) => text.slice(at, anchors[index + 1]?.at))

test('headings, paragraphs and a table are read in order, with a page each, and footers are left out', async () => {
  const answer = await read(bytesOf('report'))
  expect(answer).toMatchObject({ title: 'Tidal energy in Scotland', author: 'Ada Byron' })
  const [first = '', second = ''] = pagesOf(answer)
  expect(first).toMatch(/^## Tidal energy in Scotland\n\n## First results\n\nTidal turbines .* sea bed, thirty metres below the surface\./s)
  expect(second).toMatch(/^## Costs\n\nElectricity from the array cost 300 pounds/)
  expect(second).toContain('| Year | Output GWh | Cost GBP/MWh |\n| --- | --- | --- |\n| 2017 | 5.2 | 300 |\n| 2019 | 13.8 | 240 |')
  expect(answer.text).not.toMatch(/Tidal report 2024|Page \d/)
})

test('two columns are read one after the other, and nothing is lost or crosses between them', async () => {
  const { text } = await read(bytesOf('columns'))
  expect([...text.matchAll(/Paragraph number (\d+) begins here/g)].map(([, n]) => Number(n))).toEqual(
    Array.from({ length: 40 }, (_, n) => n),
  )
  expect(text.match(/more than any other array at that time\./g)).toHaveLength(10)
})

test('a word that was divided at the end of a line becomes one again, and a hyphen of its own stays', async () => {
  const { text } = await read(bytesOf('hyphen'))
  expect(text).toBe(
    'The electromechanical conversion of tidal currents has a long-term efficiency of 41 percent, as the self-governing body reported in 2022.',
  )
})

test.each([
  ['scanned', 'its 3 pages hold no text: it is scanned'],
  ['locked', 'the PDF is locked with a password'],
])('a %s file is named as such', async (name, reason) => {
  await expect(read(bytesOf(name))).rejects.toThrow(reason)
})

/** Breaks a file in ways that real ones are broken. */
const breakages: readonly (readonly [string, (file: string) => string])[] = [
  ['cut in half', (file) => file.slice(0, file.length / 2)],
  ['without its end', (file) => file.slice(0, file.lastIndexOf('xref'))],
  ['with a table of places that lie', (file) => file.replaceAll(/^\d{10} /gm, '0000000007 ')],
  ['with pages that are their own parents', (file) => file.replaceAll(/\/Kids \[[^\]]*\]/g, '/Kids [ 7 0 R 7 0 R ]')],
  ['with another length', (file) => file.replaceAll(/\/Length \d+/g, '/Length 999999')],
  ['of nothing but its mark', () => '%PDF-1.7\n'],
  ['with arrays within arrays', (file) => file.replace('/Type /Catalog', `/X ${'['.repeat(50_000)} /Type /Catalog`)],
  ['with a previous table that is itself', (file) => file.replace('trailer\n<<', 'trailer\n<< /Prev 9')],
]

test.each(breakages)('a file %s is read as far as it goes or named, and does not hang', async (_, breakIt) => {
  const broken = Buffer.from(breakIt(bytesOf('report').toString('latin1')), 'latin1')
  const outcome = await read(broken).then(
    ({ text }) => text,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  expect(outcome).toMatch(/Tidal|the PDF is broken|no text/)
})

test('a PDF that was read is let go, with its bytes', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const bytes = Buffer.concat([bytesOf('report'), Buffer.alloc(4_000_000, '%')])
  const held = (): number => process.memoryUsage().arrayBuffers
  const before = held()
  for (let n = 0; n < 8; n += 1) expect((await read(bytes)).text).toContain('Tidal')
  // What was let go is given back by and by.
  await expect
    .poll(() => {
      collect()
      return held() - before
    })
    .toBeLessThan(3 * bytes.length)
})

/** A PDF with these contents, one a page, or of one page; `facts` stand in its catalogue. F1 is Helvetica, F2 Courier. */
function pdfOf(content: string | readonly string[], facts = ''): Buffer {
  const pages = [content].flat()
  const kids = pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${facts}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    ...['Helvetica', 'Courier'].map((font) => `<</Type/Font/Subtype/Type1/BaseFont/${font}>>`),
    ...pages.flatMap((page, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${6 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      `<</Length ${page.length}>>stream\n${page}\nendstream`,
    ]),
  ]
  return Buffer.from(
    `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj${object} endobj`).join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF`,
  )
}

test('of a first page that is longer than a source the beginning is read', async () => {
  const line = 'Bees dance in the evening sun. '.repeat(60)
  const content = `BT /F1 0.4 Tf 9 780 Td ${`(${line}) Tj 0 -1 Td `.repeat(600)} ET`
  const { text } = await read(pdfOf(content))
  expect(text.length).toBeGreaterThan(800_000)
  expect(text.length).toBeLessThan(900_000)
  expect(text).toMatch(/^(?:Bees dance in the evening sun\.\s*)+$/)
})

test('the language is the one that the PDF states', async () => {
  const content = 'BT /F1 12 Tf 72 700 Td (Les abeilles dansent.) Tj ET'
  expect((await read(pdfOf(content, '/Lang(fr_CA)'))).language).toBe('fr-CA')
  expect((await read(pdfOf(content))).language).toBeUndefined()
})

test('a letter that was drawn as two signs is one, and an apostrophe stays', async () => {
  const { text } = await read(pdfOf('BT /F1 12 Tf 72 700 Td (Stephan B\\310ottcher\\302s bees) Tj ET'))
  expect(text).toBe('Stephan Böttcher´s bees')
})

test('an entry of a list of contents is no text, and what names nothing in large letters no heading', async () => {
  const entries = ['1.1 Bees . . . . . . . . . . 3', 'Dances...........4', 'They dance and so on . . .'].map(
    (entry, at) => `1 0 0 1 72 ${600 - 20 * at} Tm (${entry}) Tj`,
  )
  const large = ['Of bees', 'https://bees.example/x', 'ada@bees.example', 'May 1, 2024', 'n', '% end'].map(
    (line, at) => `1 0 0 1 72 ${760 - 40 * at} Tm (${line}) Tj`,
  )
  const body = Array.from(
    { length: 9 },
    (_, at) => `1 0 0 1 72 ${500 - 12 * at} Tm (Bees dance in the dark of their hive, number ${at}.) Tj`,
  )
  const { text } = await read(pdfOf(`BT /F1 20 Tf ${large.join(' ')} /F1 12 Tf ${entries.join(' ')} ${body.join(' ')} ET`))
  expect(text.match(/^## .*$/gm)).toEqual(['## Of bees'])
  expect(text).toContain('https://bees.example/x')
  expect(text).not.toMatch(/1\.1 Bees|Dances/)
  expect(text).toContain('and so on . . .')
})

/** Lines of a page from a height on, 12 points apart: `[font, indent in points, text]`; an empty text leaves a line empty. */
const linesAt = (top: number, lines: readonly (readonly [font: string, indent: number, text: string])[]): string =>
  `BT ${lines.map(([font, indent, text], at) => `/${font} 10 Tf 1 0 0 1 ${72 + indent} ${top - 12 * at} Tm (${text}) Tj`).join(' ')} ET`

const prose = (count: number): readonly (readonly [string, number, string])[] =>
  Array.from({ length: count }, (_, at) => ['F1', 0, `Bees dance in the dark of their hive, number ${at} on the comb.`] as const)

test('a program keeps its lines, indents and white; a command on which a sentence goes on is a part of it', async () => {
  const { text } = await read(
    pdfOf(
      linesAt(700, [
        ...prose(6),
        ['F1', 0, 'The keeper starts the night with the command that is called'],
        ['F2', 0, 'hive close --all --quietly'],
        ['F1', 0, 'and writes it into this file:'],
        ['F1', 0, ''],
        ['F2', 0, 'Hive {'],
        ['F2', 12, 'Name = North'],
        ['F2', 114, '# by the wall'],
        ['F2', 0, ''],
        ['F2', 12, 'Bees = 40'],
        ['F2', 0, '}'],
        ['F1', 0, ''],
        ['F1', 0, 'It is read at dusk.'],
      ])
        // On the line of the name.
        .replace(/1 0 0 1 186 \d+ Tm/, '1 0 0 1 186 568 Tm'),
    ),
  )
  expect(text).toContain(
    'that is called hive close --all --quietly and writes it into this file:\n\n```\nHive {\n  Name = North     # by the wall\n\n  Bees = 40\n}\n```\n\nIt is read at dusk.',
  )
})

test('a program goes on overleaf, and its second page has its anchor', async () => {
  const { text, anchors } = await read(
    pdfOf([
      linesAt(700, [...prose(12), ['F1', 0, ''], ['F2', 0, 'Hive {'], ['F2', 12, 'Bees = 40']]),
      linesAt(700, [['F2', 12, 'Door = 1'], ['F2', 0, '}'], ['F1', 0, ''], ...prose(12)]),
    ]),
  )
  expect(text).toContain('```\nHive {\n  Bees = 40\n  Door = 1\n}\n```\n\nBees')
  expect(anchors?.map(({ at }) => text.slice(at, at + 11))).toEqual(['Bees dance ', '  Door = 1\n'])
})

test('a heading in letters of one width is one', async () => {
  const page = linesAt(700, [['F2', 0, 'hive close'], ['F1', 0, ''], ...prose(9)]).replace('/F2 10 Tf', '/F2 14 Tf')
  expect((await read(pdfOf(page))).text).toMatch(/^## hive close\n\nBees/)
})

test('what is typed on a typewriter is no program', async () => {
  const { text } = await read(
    pdfOf(
      linesAt(
        700,
        prose(9).map(([, indent, line]) => ['F2', indent, line] as const),
      ),
    ),
  )
  expect(text).toMatch(/^Bees dance .* number 8 on the comb\.$/)
})
