import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fixture, placesOf, readDocument } from './read-file.ts'

test('a Word document: headings, lists, a table, a footnote behind its paragraph, pages as Word saved them', async () => {
  const read = await readDocument('heat.docx', fixture('heat.docx'))
  expect(read).toMatchObject({ title: 'Heat pumps in old houses', author: 'Grace Murray', publishedAt: '2025-03-04' })
  expect(read.text).toBe(
    [
      '# Heat pumps in old houses',
      '# Measured savings',
      'A field trial of 742 homes found a median seasonal performance factor of 2.80 for air source heat pumps.',
      'Insulate the loft first',
      'Then size the pump',
      '| House | Year built | SPF |\n| --- | --- | --- |\n| Terrace | 1905 | 2.71 |\n| Bungalow | 1934 | 2.94 |',
      '# Costs',
      'The average installation cost 14,800 pounds including new radiators.',
      'Prices of 2024, without the grant.',
    ].join('\n\n'),
  )
  expect(read.anchors?.map(({ page }) => page)).toEqual([1, 2])
})

test('a workbook: each row a statement, each cell with its address, dates and shares as they are seen, hidden sheets named', async () => {
  const read = await readDocument('tidal.xlsx', fixture('tidal.xlsx'))
  expect(read).toMatchObject({ title: 'Tidal figures', author: 'Ada Byron' })
  expect(read.text).toBe(
    [
      '## Output',
      'Tidal arrays of Scotland',
      'Array: MeyGen; First power: 2016-11-14; Output GWh: 13.8; Share of target: 42%.',
      'Array: Nova; First power: 2016-03-01; Output GWh: 0.3; Share of target: 5%.',
      'Array: Total; Output GWh: 14.1.',
      '## Costs per MWh',
      'Year: 2017; Pounds: 300.',
      'Year: 2023; Pounds: 178.',
    ].join('\n\n'),
  )
  expect(placesOf(read)).toMatchObject({
    'Output!C4': 'Output GWh: 13.8;',
    'Output!D5': 'Share of target: 5%.',
    'Costs per MWh!B3': 'Pounds: 178.',
  })
  expect(read.logs).toEqual([expect.stringContaining('Secret')])
})

test('a presentation: each slide a page, with its title, its text and the notes of its speaker', async () => {
  const read = await readDocument('solar.pptx', fixture('solar.pptx'))
  expect(read).toMatchObject({ title: 'Solar on schools', author: 'Lin Osei' })
  expect(placesOf(read)).toEqual({
    'p. 1': '## Solar on schools\n\nTwelve schools in Leeds saved 61 tonnes of carbon dioxide in 2023.',
    'p. 2':
      '## What it cost\n\nPanels for one school cost 48,000 pounds and paid back in seven years.\n\nThe council lent the money without interest.',
  })
})

test('an EPUB: the order of its spine, the pages of its printed edition, no script', async () => {
  const read = await readDocument('bees.epub', fixture('bees.epub'))
  expect(read).toMatchObject({ title: 'Bees of the north', author: 'Moira Lind', publishedAt: '2021-05-01' })
  expect(placesOf(read)).toMatchObject({
    'p. 11': expect.stringMatching(/^A colony of Apis mellifera keeps its cluster at 35°C in winter & eats 15 kg of honey\./) as string,
    'p. 12': expect.stringMatching(/^The queen lays 1,500 eggs a day\.\n\n\| Month \| Eggs \|/) as string,
  })
  expect(read.text).not.toMatch(/alert|p\{\}/)
})

test.each([
  [
    'commas and quotes',
    'City,People,Note\n"Lund, Skåne",91940,"old ""town"""\nYstad,30541,\n',
    ['City: Lund, Skåne; People: 91940; Note: old "town".', 'City: Ystad; People: 30541.'],
  ],
  ['semicolons and decimal commas', 'Ort;Wert\r\nKiel;3,5\r\nBonn;2,1\r\n', ['Ort: Kiel; Wert: 3,5.', 'Ort: Bonn; Wert: 2,1.']],
  ['lines within cells', 'Who,What\nAda,"first\nsecond"\n', ['Who: Ada; What: first second.']],
  ['no head', '1,2\n3,4\n', ['1; 2.', '3; 4.']],
  ['a quote that is never closed', 'a,b\n"x,y\nz', ['a: x,y z']],
])('a table with %s', async (_, csv, rows) => {
  const { text } = await readDocument('t.csv', csv)
  expect(text.split('\n\n')).toEqual(rows)
})

test('a table has the address of each cell, and a large one that of each row', async () => {
  const small = await readDocument('t.csv', 'City,People\nLund,91940\n')
  expect(placesOf(small)).toEqual({ A2: 'City: Lund;', B2: 'People: 91940.' })
  const large = await readDocument('t.csv', `City,People\n${Array.from({ length: 9000 }, (_, n) => `Town ${n},${n}`).join('\n')}`)
  expect(large.anchors?.[6999]).toMatchObject({ cell: 'A7001:B7001' })
  const longer = await readDocument('t.csv', `Stadt,人口\n${Array.from({ length: 90_000 }, (_, n) => `城市${n},${n}`).join('\n')}`)
  expect(new TextEncoder().encode(JSON.stringify(longer)).length).toBeLessThan(1_000_000)
  expect(longer.logs).toEqual([expect.stringContaining('only the first rows')])
})

test('other XML is told from a feed without entries', async () => {
  await expect(readDocument('f.rss', '<?xml version="1.0"?><project><name>Harbour</name></project>')).rejects.toThrow(
    'it is no feed with entries',
  )
})

test('a feed: its entries with title, day and text, without markup', async () => {
  const { title, text } = await readDocument(
    'f.rss',
    '<?xml version="1.0"?><rss><channel><title>Harbour news</title><item><title>Crane &amp; quay</title><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><description><![CDATA[<p>The new crane lifts <b>40</b> tonnes.</p>]]></description></item><item><title>Dredging</title><description>&lt;p&gt;Begins in May.&lt;/p&gt;</description></item></channel></rss>',
  )
  expect([title, text]).toEqual([
    'Harbour news',
    '## Crane & quay\n\n2025-03-04\n\nThe new crane lifts 40 tonnes.\n\n## Dredging\n\nBegins in May.',
  ])
})

const core = '<dc:creator>Ada Finch</dc:creator><dc:language>de_CH</dc:language><dc:rights>CC BY 4.0</dc:rights>'
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['a.docx', { 'docProps/core.xml': core, 'word/document.xml': '<w:p><w:r><w:t>Bienen tanzen.</w:t></w:r></w:p>' }],
  [
    'a.epub',
    {
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
      'a.opf': `<package><metadata>${core}</metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      'a.xhtml': '<html><body><p>Bienen tanzen.</p></body></html>',
    },
  ],
])('author, licence and language are those that %s states', async (name, parts) => {
  const read = await readDocument(name, zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, encode(text)]))))
  expect(read).toMatchObject({ text: 'Bienen tanzen.', author: 'Ada Finch', licence: 'CC BY 4.0', language: 'de-CH' })
})
