import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { tempFolder } from '@galley/testkit/vitest'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

// A folder as people have it: ten kinds of sources, copies, broken and hostile files among them.

const fixtures: readonly (readonly [string, string])[] = [
  ['report.pdf', 'pdf-reader'],
  ['columns.pdf', 'pdf-reader'],
  ['hyphen.pdf', 'pdf-reader'],
  ['scanned.pdf', 'pdf-reader'],
  ['locked.pdf', 'pdf-reader'],
  ['heat.docx', 'document-reader'],
  ['tidal.xlsx', 'document-reader'],
  ['solar.pptx', 'document-reader'],
  ['bees.epub', 'document-reader'],
]
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const feed = (text: string): string =>
  `<rss><channel><title>Energy news</title><item><title>Energy</title><description>${text}</description></item></channel></rss>`
const source =
  '"""Energy of tides."""\n\n\ndef energy(speed):\n    # A tidal turbine takes 41 percent of the energy of a stream, and no more.\n    return 0.41 * speed ** 3\n'

const story = [
  'The tidal energy station at the mouth of the river Rance was opened in 1966 and has worked without a pause since then.',
  'Its twenty four turbines turn with the water of the flood and with that of the ebb, and feed a town of a quarter of a million people.',
  'Engineers who came to see it from Korea and Canada took home the lesson that silt, and not salt, is what wears such a machine out.',
  'Fishermen say that the sea bass came back ten years after the dam was closed, and that the sand eels never did.',
  'The company plans to renew the bulbs one after another, so that at no time more than two of them stand still for want of a part.',
].join(' ')
const pdfText = 'BT /F1 12 Tf 72 700 Td (Tidal energy in this report is told beside a script that nobody runs.) Tj ET'
const scriptedPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>/Names<</EmbeddedFiles<</Names[(a.txt) 6 0 R]>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${pdfText.length}>>stream
${pdfText}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>endobj
7 0 obj<</Type/EmbeddedFile/Length 35>>stream
Secret words of an embedded file.
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`

const written: Readonly<Record<string, string | Uint8Array>> = {
  'notes.md': '# Energy notes\n\nThe tidal energy array MeyGen exported 17.9 gigawatt hours of electricity in 2023.\n',
  'plain.txt': 'Tidal energy depends on the moon, and the moon is never late by more than a second a year.\n',
  'page.html': '<title>Energy page</title><p>Tidal energy was first used by mills at the coast of Brittany before the year 800.</p>',
  'arrays.csv': 'Tidal energy array;Year;Output GWh\nMeyGen;2023;17.9\nNova Bluemull;2023;0.4\n',
  'table.tsv': 'Energy source\tShare\nTidal energy\t0.1 percent\n',
  'news.rss': feed('The tidal energy array in the Pentland Firth will grow to 59 megawatts by 2028.'),
  'src/tidal.py': source,
  'src/tidal.ts':
    '// Tidal energy grows with the cube of the speed of the stream, so that twice the speed is eight times the energy.\nexport {}\n',
  // Broken, lying and hostile.
  'cut.pdf': readFileSync(join(root, 'plugins', 'pdf-reader', 'test', 'files', 'report.pdf')).subarray(0, 700),
  'empty.pdf': '',
  'page.pdf': '<!doctype html><p>Sign in to read this paper on energy.',
  'picture.docx': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
  'old.docx': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
  'not.xlsx': 'energy',
  'book.docx': readFileSync(join(root, 'plugins', 'document-reader', 'test', 'files', 'tidal.xlsx')),
  'bomb.docx': zipSync({ 'word/document.xml': encode(' '.repeat(61_000_000)) }, { level: 1 }),
  'deep.docx': zipSync({ 'word/document.xml': encode('<w:p>'.repeat(100_000)) }),
  'laughs.docx': zipSync({
    'word/document.xml': encode(
      `<!DOCTYPE x [<!ENTITY a "energy energy"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>Tidal energy &b; laughs in ${'&a;'.repeat(10)} places of the north.</w:t></w:r></w:p>`,
    ),
  }),
  'nothing.docx': zipSync({ 'word/document.xml': encode('<w:p/>') }),
  'noworkbook.xlsx': zipSync({ 'xl/worksheets/sheet1.xml': encode('<row/>') }),
  'loop.pdf':
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  'nested.pdf': `%PDF-1.4\n1 0 obj${'['.repeat(100_000)}endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
  'deep.rss': `<rss>${'<a>'.repeat(100_000)}`,
  'zeros.csv': new Uint8Array(100),
  'protected.epub': zipSync({
    mimetype: [encode('application/epub+zip'), { level: 0 }],
    'META-INF/encryption.xml': encode('<e Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'),
  }),
  'movie.mp4': 'x',
  // The same words in another file, with a frame of its own.
  'story.md': `# Tidal energy at the coast\n\n${story}\n`,
  'syndicated.txt': `By our own staff.\n\n${story}\n\nAll rights reserved by the agency.\n`,
  // A script, an attached file and a form that is sent when the page is opened: nothing of them runs or is read.
  'script.pdf': scriptedPdf,
  // Pictures, styles and entities from elsewhere: nothing is fetched for a book.
  'remote.epub': zipSync({
    mimetype: [encode('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': encode('<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'),
    'a.opf': encode(
      '<package><metadata><dc:title>Energy afar</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="http://127.0.0.1:9/b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
    ),
    'a.xhtml': encode(
      '<html><head><link href="http://127.0.0.1:9/x.css"/></head><body><img src="http://127.0.0.1:9/x.png"/><p>Tidal energy was taken from the bay of Fundy for the first time in 1984.</p></body></html>',
    ),
  }),
  // Formulas as attackers leave them for whoever opens the export, and more rows than anybody reads.
  'formula.csv': 'Tidal energy site;Output GWh\n"=HYPERLINK(""http://evil.example"";""Fundy"")";31.5\n@SUM(1+1);12\n',
  'rows.csv': `Tidal energy site;Output\n${'Site;1\n'.repeat(500_000)}`,
}

function folder(): string {
  const made = tempFolder()
  for (const [name, plugin] of fixtures) copyFileSync(join(root, 'plugins', plugin, 'test', 'files', name), join(made, name))
  for (const [path, content] of Object.entries(written)) {
    mkdirSync(dirname(join(made, path)), { recursive: true })
    writeFileSync(join(made, path), content)
  }
  return made
}

/** Files that give no text, with words of the reason. */
const named: Readonly<Record<string, RegExp>> = {
  'scanned.pdf': /scanned/,
  'locked.pdf': /password/,
  'cut.pdf': /broken/,
  'empty.pdf': /empty/,
  'page.pdf': /holds a web page/,
  'picture.docx': /holds a picture/,
  'old.docx': /old Office file/,
  'not.xlsx': /is none/,
  'book.docx': /holds an Excel workbook/,
  'bomb.docx': /too large/,
  'deep.docx': /too deeply/,
  'nothing.docx': /no text/,
  'noworkbook.xlsx': /no workbook/,
  'loop.pdf': /broken|no text/,
  'nested.pdf': /broken|no text/,
  'deep.rss': /too deeply/,
  'zeros.csv': /not text/,
  'protected.epub': /digital rights/,
  'movie.mp4': /its kind is not read/,
  'story.md': /most of its text stands in syndicated\.txt/,
}

it('ten kinds of sources, broken and hostile ones among them, are read or named, with page, cell or line in the citation', async () => {
  const [sources, data] = [folder(), await freshData()]
  const words = ['draft', 'Tidal energy', '--sources', sources, '--words', '900']
  const { code, stdout, stderr } = await galley([...words, '--format', 'json'], { data })
  // Below its bar for want of words, and finished all the same.
  expect(`${code} ${stderr}`).toMatch(/^[01] [\s\S]*done:/)
  const draft = JSON.parse(stdout) as Draft
  const reasons = new Map(draft.notRead.map(({ name, reason }) => [name, reason]))
  for (const [name, reason] of Object.entries(named)) expect(`${name}: ${reasons.get(name)}`).toMatch(reason)
  const read = new Set(draft.sources.map(({ address }) => address.replace('folder:', '')))
  for (const path of ['report.pdf', 'tidal.xlsx', 'arrays.csv', 'news.rss', 'notes.md', 'page.html', 'src/tidal.py'])
    expect([path, read.has(path) || /other documents|speak of|topic/.test(reasons.get(path) ?? '')]).toEqual([path, true])
  const { stdout: printed } = await galley(['drafts', 'export', draft.id], { data })
  expect(printed).toMatch(/\[\d+, (?:Output!)?[A-D]\d(?::[A-D]\d)?\]/)
  expect(printed).toMatch(/\[\d+, lines? \d/)
  expect(printed).not.toMatch(/root:|Hidden|Secret/)
  // Of forty files a draft does not quote each: the one with pages is asked by itself.
  const report = await galley(['draft', 'Tidal energy', '--sources', join(sources, 'report.pdf'), '--words', '100'], { data })
  expect(report.stdout).toMatch(/\[\d+, p\. \d\]/)
})
