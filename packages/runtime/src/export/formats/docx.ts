import { draftToDocx } from '../docx/draft-to-docx.ts'
import type { ExportFormat } from '../export-format.ts'

/** A document for Word and LibreOffice. */
export const docx: ExportFormat<'docx', Uint8Array<ArrayBuffer>> = {
  name: 'docx',
  label: 'Word',
  about: 'a Word document with footnotes',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
  isText: false,
  hasFooter: true,
  render: draftToDocx,
}
