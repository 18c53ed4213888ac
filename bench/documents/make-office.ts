import { makePicture } from './make-pictures.ts'
import { storeZip } from './store-zip.ts'

/** A document of text with pictures. */
interface Written {
  readonly title: string
  readonly author: string
  readonly paragraphs: readonly string[]
  readonly pictureBytes: number
  readonly seed: number
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org'
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Makes a Word document with a heading every ten paragraphs, and one picture. */
export function makeDocx({ title, author, paragraphs, pictureBytes, seed }: Written): Buffer {
  const body = paragraphs.map(
    (text, n) =>
      `${n % 10 === 0 ? `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Part ${n / 10 + 1}</w:t></w:r></w:p>` : ''}<w:p><w:r><w:t>${escape(text)}</w:t></w:r></w:p>`,
  )
  return storeZip({
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="a" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${escape(title)}</dc:title><dc:creator>${escape(author)}</dc:creator><dcterms:created>2023-02-01T09:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
    'word/media/image1.jpeg': makePicture(pictureBytes, seed),
  })
}

/** Makes a workbook of one sheet. */
export function makeXlsx(sheet: string, rows: readonly (readonly (string | number)[])[]): Buffer {
  const cell = (value: string | number, column: number, row: number): string => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`
    return typeof value === 'number'
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`
  }
  const data = rows.map((row, n) => `<row r="${n + 1}">${row.map((value, column) => cell(value, column, n)).join('')}</row>`).join('')
  const relation = `${office}/officeDocument/2006/relationships`
  return storeZip({
    '[Content_Types].xml': `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="a" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="b" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`,
  })
}

/** Makes a book of chapters of ten paragraphs, and one picture. */
export function makeEpub({ title, author, paragraphs, pictureBytes, seed }: Written): Buffer {
  const chapters = Array.from({ length: Math.ceil(paragraphs.length / 10) }, (_, n) => paragraphs.slice(n * 10, n * 10 + 10))
  const files: Record<string, Uint8Array | string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${head}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'book.opf': `${head}<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:creator>${escape(author)}</dc:creator></metadata><manifest>${chapters
      .map((_, n) => `<item id="c${n}" href="c${n}.xhtml" media-type="application/xhtml+xml"/>`)
      .join('')}</manifest><spine>${chapters.map((_, n) => `<itemref idref="c${n}"/>`).join('')}</spine></package>`,
    'cover.jpeg': makePicture(pictureBytes, seed),
  }
  for (const [n, some] of chapters.entries())
    files[`c${n}.xhtml`] =
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${n + 1}</title></head><body><h1>Chapter ${n + 1}</h1>${some.map((text) => `<p>${escape(text)}</p>`).join('')}</body></html>`
  return storeZip(files)
}
