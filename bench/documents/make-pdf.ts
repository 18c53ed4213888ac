import { deflateSync } from 'node:zlib'
import { makePicture } from './make-pictures.ts'

/** A PDF to be made. */
interface PdfContent {
  readonly title: string
  readonly author: string
  /** Paragraphs of each page. */
  readonly pages: readonly (readonly string[])[]
  /** Bytes of all pictures together; each page has one. */
  readonly pictureBytes: number
  readonly seed: number
}

/** Characters of a line of text. */
const columns = 88

/** Makes a PDF 1.4 with a cross-reference table, packed text in Latin-1, and a picture on each page. */
export function makePdf({ title, author, pages, pictureBytes, seed }: PdfContent): Buffer {
  const kids = pages.map((_, n) => `${5 + n * 3} 0 R`).join(' ')
  const objects: Buffer[] = [
    latin1('<</Type/Catalog/Pages 2 0 R>>'),
    latin1(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`),
    latin1('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'),
    latin1(`<</Title(${escape(title)})/Author(${escape(author)})/CreationDate(D:20240517120000Z)>>`),
  ]
  for (const [n, paragraphs] of pages.entries()) {
    const [content, picture] = [6 + n * 3, 7 + n * 3]
    objects.push(
      latin1(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${content} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</P ${picture} 0 R>>>>>>`,
      ),
      stream('/Filter/FlateDecode', deflateSync(latin1(pageContent(n === 0 ? title : '', paragraphs)))),
      stream(
        '/Type/XObject/Subtype/Image/Width 1600/Height 1200/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
        makePicture(Math.round(pictureBytes / pages.length), seed + n),
      ),
    )
  }
  return assemble(objects)
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const escape = (text: string): string => text.replaceAll(/[\\()]/g, '\\$&')
const stream = (facts: string, bytes: Buffer): Buffer =>
  Buffer.concat([latin1(`<<${facts}/Length ${bytes.length}>>\nstream\n`), bytes, latin1('\nendstream')])

function pageContent(heading: string, paragraphs: readonly string[]): string {
  const lines = paragraphs.flatMap((paragraph) =>
    [...paragraph.matchAll(new RegExp(`\\S.{0,${columns - 2}}\\S(?=\\s|$)`, 'g'))].map(String).concat(''),
  )
  const top = heading === '' ? '' : `BT /F 16 Tf 60 790 Td (${escape(heading)}) Tj ET `
  return `${top}BT /F 10 Tf 13 TL 60 760 Td ${lines.map((line) => `(${escape(line)}) Tj T*`).join(' ')} ET q 475 0 0 90 60 40 cm /P Do Q`
}

function assemble(objects: readonly Buffer[]): Buffer {
  const parts = [latin1('%PDF-1.4\n')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  for (const [n, object] of objects.entries()) {
    places.push(at)
    for (const part of [latin1(`${n + 1} 0 obj\n`), object, latin1('\nendobj\n')]) add(part)
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.concat([
    ...parts,
    latin1(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R/Info 4 0 R>>\nstartxref\n${at}\n%%EOF\n`),
  ])
}
