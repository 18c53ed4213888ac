import type { Draft } from '@galley/sdk'
import { htmlParts } from './html-parts.ts'
import { markdownParts } from './draft-to-markdown.ts'
import type { ExportBody } from './export-format.ts'
import { formatOf, type ExportFormatName } from './export-formats.ts'
import type { ExportOptions } from './export-options.ts'
import { slugOf } from './slug-of.ts'
import type { TextPart } from './text-part.ts'

/** A finished file. */
export interface Exported<Body extends ExportBody = ExportBody> {
  readonly mediaType: string
  readonly fileName: string
  readonly body: Body
}

/** Renders a draft for taking away. Citation numbers are given here, in order of appearance; only JSON has the tokens. */
export function exportDraft(draft: Draft, name: Exclude<ExportFormatName, 'docx'>, options?: ExportOptions): Exported<string>
export function exportDraft(draft: Draft, name: ExportFormatName, options?: ExportOptions): Exported
export function exportDraft(draft: Draft, name: ExportFormatName, options: ExportOptions = {}): Exported {
  const { mediaType, extension, stem, render } = formatOf(name)
  const slug = slugOf(draft)
  return { mediaType, fileName: `${stem?.(draft, slug) ?? slug}.${extension}`, body: render(draft, options) }
}

/** Lists the parts of an exported draft in a format that has parts, in order. */
export function partsOf(draft: Draft, format: 'md' | 'html', options: ExportOptions = {}): readonly TextPart[] {
  return format === 'md' ? markdownParts(draft, options) : htmlParts(draft, options)
}
