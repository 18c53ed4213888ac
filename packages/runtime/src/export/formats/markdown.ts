import { markdownParts } from '../draft-to-markdown.ts'
import type { ExportFormat } from '../export-format.ts'
import { joinParts } from '../text-part.ts'

/** Markdown for people and programs: numbered citations and a list of sources. */
export const markdown: ExportFormat<'md', string> = {
  name: 'md',
  label: 'Markdown',
  about: 'Markdown with numbered citations',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  isText: true,
  hasFooter: true,
  render: (draft, options) => joinParts(markdownParts(draft, options)),
}
