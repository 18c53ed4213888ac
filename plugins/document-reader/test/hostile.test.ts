import { zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from '../src/sheet/read-csv.ts'
import { fixture, readDocument } from './read-file.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const word = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array => zipSync({ 'word/document.xml': encode(body), ...more })
const paragraph = '<w:p><w:r><w:t>Bees dance.</w:t></w:r></w:p>'
const outcome = async (name: string, content: string | Uint8Array): Promise<string> =>
  readDocument(name, content).then(
    ({ text }) => text,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )

/** Changes the size that a ZIP says a part has when unpacked, in its central directory and its header. */
function withSize(zip: Uint8Array, size: number): Uint8Array {
  const lying = Uint8Array.from(zip)
  const view = new DataView(lying.buffer)
  for (let at = 0; at < lying.length - 30; at += 1) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  }
  return lying
}

test('a bomb is not unpacked: not one that tells its size, and no further than it says where it lies', async () => {
  const bomb = word(`${paragraph}${' '.repeat(3_000_000)}`)
  expect(await outcome('a.docx', withSize(bomb, 70_000_000))).toContain('70000000 bytes when it is unpacked, which is too large')
  expect(await outcome('a.docx', withSize(bomb, 1000))).toMatch(/^Bees dance\.$|broken/)
})

/** A workbook of rows of two cells that all share one text. */
const sharing = (text: string, rows: number): Uint8Array =>
  zipSync({
    'xl/workbook.xml': encode('<workbook><sheets><sheet name="A" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': encode('<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/sharedStrings.xml': encode(`<sst><si><t>${text}</t></si></sst>`),
    'xl/worksheets/sheet1.xml': encode(
      `<worksheet><sheetData>${'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(rows)}</sheetData></worksheet>`,
    ),
  })

test.each([
  ['words', 'bees dance '.repeat(400_000), 10_000],
  ['digits', `a ${'1 '.repeat(20_000)}`, 2],
])('a text of %s that many cells share is cut where a cell ends, and read once', async (_what, text, rows) => {
  const read = await outcome('a.xlsx', sharing(text, rows))
  expect(read.length).toBeLessThan(3_000_000)
  expect(Math.max(...read.split('; ').map((cell) => cell.length))).toBeLessThan(150_000)
  expect(read).toContain(text.slice(0, 30_000))
})

/** A ZIP of nothing but a list of so many parts. */
function listOf(count: number): Uint8Array {
  const entry = new Uint8Array(46 + 4)
  new DataView(entry.buffer).setUint32(0, 0x02014b50, true)
  new DataView(entry.buffer).setUint16(28, 4, true)
  const bytes = new Uint8Array(entry.length * count + 22)
  for (let n = 0; n < count; n += 1) bytes.set(entry, entry.length * n)
  const end = new DataView(bytes.buffer, entry.length * count)
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, Math.min(count, 65_535), true)
  end.setUint16(10, Math.min(count, 65_535), true)
  return bytes
}

test('a file of very many parts is refused before any is opened', async () => {
  for (const count of [10_001, 60_000]) expect(await outcome('a.docx', listOf(count))).toBe('it has more than 10000 parts')
})

test('entities are never expanded, and no file is reached by one', async () => {
  const lol = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${lol}<!ENTITY f SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>Bees &l10; &f; dance.</w:t></w:r></w:p>`
  const text = await outcome('a.docx', word(laughs))
  expect(text).toMatch(/^Bees .*dance\.$/)
  expect(text.length).toBeLessThan(100)
  expect(text).not.toContain('root:')
})

test('absurd nesting is named, in every kind', async () => {
  const deep = '<w:p>'.repeat(100_000)
  expect(await outcome('a.docx', word(deep))).toContain('nested too deeply')
  expect(await outcome('a.rss', `<rss>${'<a>'.repeat(100_000)}`)).toContain('nested too deeply')
  const book = zipSync({
    'META-INF/container.xml': encode('<rootfile full-path="o.opf"/>'),
    'o.opf': encode('<item id="a" href="a.html"/><itemref idref="a"/>'),
    'a.html': encode('<div>'.repeat(100_000)),
  })
  expect(await outcome('a.epub', book)).toContain('nested too deeply')
})

test('of one paragraph that is longer than a source the beginning is read', async () => {
  const runs = '<w:r><w:t>Bees dance. </w:t></w:r>'.repeat(100_000)
  expect(await outcome('a.docx', word(`<w:p>${runs}</w:p>`))).toMatch(/^(?:Bees dance\. ){12500}$/)
})

test('macros and foreign parts are never looked at', async () => {
  const macro = word(paragraph, { 'word/vbaProject.bin': encode('Shell "rm"'), '../../etc/passwd': encode('root:') })
  expect(await outcome('a.docx', macro)).toBe('Bees dance.')
})

test('a protected book is named', async () => {
  const book = zipSync({ 'META-INF/encryption.xml': encode('<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>') })
  expect(await outcome('a.epub', book)).toContain('digital rights management')
})

test.each(['heat.docx', 'tidal.xlsx', 'solar.pptx', 'bees.epub'])(
  '%s with bytes lost, changed or cut off is read or named',
  async (name) => {
    const whole = fixture(name)
    const broken = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length)).map(([at, byte, end]) => {
      const bytes = Uint8Array.from(whole)
      bytes[at] = byte
      return at % 3 === 0 ? bytes.subarray(0, end) : bytes
    })
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        expect((await outcome(name, bytes)).length).toBeGreaterThan(0)
      }),
      { numRuns: 20 },
    )
  },
)

test('every text is a table that ends, and none of its cells is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.stringMatching(/^[a-z ,";]{1,8}$/), { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (cells) => {
      const csv = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
      const read = rowsOf(csv, ',').flatMap((row) => row.cells.map(({ text }) => text))
      expect(read).toEqual(
        cells
          .flat()
          .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
          .filter(Boolean),
      )
    }),
  )
})
