import type { Draft } from '@galley/sdk'
import { draftToHtml } from './draft-to-html.ts'
import { draftToMarkdown } from './draft-to-markdown.ts'

/** The formats a draft can be taken away in. */
export type ExportFormat = 'md' | 'html' | 'json'

export const exportFormats: readonly ExportFormat[] = ['md', 'html', 'json']

/** A finished file. */
export interface Exported {
  readonly mediaType: string
  readonly fileName: string
  readonly body: string
}

/** Renders a draft for taking away. Citation numbers are given here, in order of appearance; the tokens never leave the house but in JSON. */
export function exportDraft(draft: Draft, format: ExportFormat): Exported {
  const name = slug(draft.title) || draft.id
  switch (format) {
    case 'md':
      return { mediaType: 'text/markdown; charset=utf-8', fileName: `${name}.md`, body: draftToMarkdown(draft) }
    case 'html':
      return { mediaType: 'text/html; charset=utf-8', fileName: `${name}.html`, body: draftToHtml(draft) }
    case 'json':
      return { mediaType: 'application/json', fileName: `${name}.json`, body: `${JSON.stringify(draft, null, 2)}\n` }
  }
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
