import { htmlParts } from '../html-parts.ts'
import type { ExportFormat } from '../export-format.ts'
import { joinParts } from '../text-part.ts'

/** A web page in one file, for screen and paper. */
export const html: ExportFormat<'html', string> = {
  name: 'html',
  label: 'HTML',
  about: 'a web page in one file, which also prints well',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  isText: true,
  hasFooter: true,
  render: (draft, options) => joinParts(htmlParts(draft, options)),
}
