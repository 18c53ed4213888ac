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

/** A PDF of one page with this content; `facts` stand in its catalogue. */
const pdfOf = (content: string, facts = ''): Buffer =>
  Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R${facts}>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`)

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
