import type { Draft } from '@galley/sdk'
import { htmlParts } from './draft-to-html.ts'
import { markdownParts } from './draft-to-markdown.ts'
import { joinParts, type TextPart } from './text-part.ts'

/** The formats a draft can be taken away in. */
export type ExportFormat = 'md' | 'html' | 'json'

export const exportFormats: readonly ExportFormat[] = ['md', 'html', 'json']

/** A finished file. */
export interface Exported {
  readonly mediaType: string
  readonly fileName: string
  readonly body: string
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
}

/** Renders a draft for taking away. Citation numbers are given here, in order of appearance; the tokens never leave the house but in JSON. */
export function exportDraft(draft: Draft, format: ExportFormat): Exported {
  const body = joinParts(partsOf(draft, format))
  return { mediaType: mediaTypes[format], fileName: `${slug(draft.title) || draft.id}.${format}`, body }
}

/** Lists the parts of an exported draft, in order. JSON is one. */
export function partsOf(draft: Draft, format: ExportFormat): readonly TextPart[] {
  if (format === 'md') return markdownParts(draft)
  return format === 'html' ? htmlParts(draft) : [{ name: 'draft', text: JSON.stringify(draft, null, 2) }]
}

/** A file name of at most 60 characters, cut between words. */
function slug(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let name = (words[0] ?? '').slice(0, 60)
  for (const word of words.slice(1)) {
    if (name.length + word.length >= 60) break
    name = `${name}-${word}`
  }
  return name
}
