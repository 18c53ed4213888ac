import type { Draft, Source } from '@galley/sdk'
import { markdownParts } from './draft-to-markdown.ts'
import { numberCitations } from './number-citations.ts'
import { joinParts } from './text-part.ts'

/** A printed citation: where it stands in the text, in UTF-16 units, and its source. */
interface PrintedCitation {
  readonly start: number
  readonly end: number
  readonly source: Source
}

/** A draft as Markdown, with the places of its citations. */
export interface CitedText {
  readonly text: string
  readonly citations: readonly PrintedCitation[]
}

/** Marks of a citation while the text is made, of Unicode's private use. Those that a source brings along are taken out first. */
const marks = /\uE000(\d+)\uE001([^\uE002]*)\uE002|[\uE000-\uE002]/g

/** Prints a draft as its Markdown export does, and tells where each citation of it stands. */
export function citedText(given: Draft): CitedText {
  const draft = withoutMarks(given)
  const sources = new Map(numberCitations(draft, draft.best).sources.map(({ n, source }) => [n, source]))
  const marked = joinParts(markdownParts(draft, { cite: (n, label) => `\uE000${n}\uE001[${label}]\uE002` }))
  const citations: PrintedCitation[] = []
  let text = ''
  let last = 0
  for (const match of marked.matchAll(marks)) {
    text += marked.slice(last, match.index)
    last = match.index + match[0].length
    const source = sources.get(Number(match[1]))
    const label = match[2] ?? ''
    if (source !== undefined) citations.push({ start: text.length, end: text.length + label.length, source })
    text += label
  }
  return { text: text + marked.slice(last), citations }
}

function withoutMarks(draft: Draft): Draft {
  const json = JSON.stringify(draft)
  return /[\uE000-\uE002]/.test(json) ? (JSON.parse(json.replaceAll(/[\uE000-\uE002]/g, '')) as Draft) : draft
}
