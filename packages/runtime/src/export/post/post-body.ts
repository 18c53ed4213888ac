import type { Block, Draft } from '@galley/sdk'
import { citeBehindCode, isCitation } from '../cite-behind-code.ts'
import { footerParts, markdownSource, notReadPart, oneLine, openPart } from '../draft-to-markdown.ts'
import type { ExportOptions } from '../export-options.ts'
import { frameOf } from '../frame-of.ts'
import { innerHeadings } from '../inner-headings.ts'
import { numberCitations, replaceTokens } from '../number-citations.ts'
import { joinParts, type TextPart } from '../text-part.ts'
import { safeMarkdown } from './safe-markdown.ts'

/** The text of a post: no title, which the page's theme prints, and citations as footnotes, which name the source and the place in it. */
export function postBody(draft: Draft, { footer = true }: ExportOptions): string {
  const frame = frameOf(draft)
  const citations = numberCitations(draft, draft.best)
  const inner = innerHeadings(draft.best.blocks)
  const notes = new Map<string, string>()
  const cite = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => {
        const place = citations.label(claimId, n).slice(`${n}`.length).replace(/^, /, '')
        const source = citations.sources.find((one) => one.n === n)?.source
        const key = `${n} ${place}`
        if (source !== undefined && !notes.has(key)) notes.set(key, markdownSource(source, frame) + (place && ` ${oneLine(place)}.`))
        return `[^${[...notes.keys()].indexOf(key) + 1}]`
      })
      .join('')
  const parts: readonly TextPart[] = [
    ...(draft.notice ? [{ name: 'notice', text: `> ${draft.notice}` }] : []),
    ...draft.best.blocks.map((block) => ({ name: block.id, text: (inner.has(block.id) ? '#' : '') + postBlock(block, cite) })),
    ...openPart(draft, frame),
    ...(footer ? [...notReadPart(draft, frame), ...footerParts(draft, frame)] : []),
  ]
  const text = parts.map((part) => ({ name: part.name, text: safeMarkdown(part.text) }))
  const defined = [...notes.values()].map((note, at) => `[^${at + 1}]: ${safeMarkdown(note)}`).join('\n')
  return joinParts(defined === '' ? text : [...text, { name: 'sources', text: defined }])
}

function postBlock(block: Block, cite: (claimId: string) => string): string {
  const text = replaceTokens(citeBehindCode(block), (id) => (isCitation(block, id) ? cite(id) : null)).replaceAll(/[ \t]+(?=\[\^\d)/g, '')
  return block.kind === 'heading' ? `## ${oneLine(text)}` : text
}
