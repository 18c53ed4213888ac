import type { Block, Draft } from '@galley/sdk'
import { describeOutcome } from './describe-outcome.ts'
import { listNotRead } from './list-not-read.ts'
import { numberCitations, replaceTokens, type NumberedSource } from './number-citations.ts'

/** The draft as one Markdown file: text with numbered citations, its sources, what could not be verified, and what was not read. */
export function draftToMarkdown(draft: Draft): string {
  const citations = numberCitations(draft, draft.best)
  const print = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => `[${n}]`)
      .join('')
  const parts = [`# ${oneLine(draft.title)}`]
  if (draft.notice) parts.push(`> ${draft.notice}`)
  for (const block of draft.best.blocks) parts.push(printBlock(block, replaceTokens(spaced(block.text), print)))
  if (draft.notVerified.length > 0)
    parts.push('## Could not verify', draft.notVerified.map((item) => `- ${oneLine(item.text)} (${oneLine(item.reason)})`).join('\n'))
  if (draft.notRead.length > 0)
    parts.push(
      '## Not read',
      listNotRead(draft.notRead)
        .map((line) => `- ${oneLine(line)}`)
        .join('\n'),
    )
  if (citations.sources.length > 0) parts.push('## Sources', citations.sources.map(printSource).join('\n'))
  parts.push('---', `*${describeOutcome(draft)}*`)
  return `${parts.join('\n\n')}\n`
}

/** A citation stands off from its sentence: `.[1]` reads badly in plain text. */
function spaced(text: string): string {
  return text.replaceAll(/(?<![\s\]])\[\[c:/g, ' [[c:')
}

function printBlock(block: Block, text: string): string {
  return block.kind === 'heading' ? `## ${oneLine(text)}` : text
}

function printSource({ n, source }: NumberedSource): string {
  const published = source.publishedAt ? ` Published ${source.publishedAt.slice(0, 10)}.` : ''
  const address = /^https?:/.test(source.address) ? `<${source.address}>` : `\`${source.address}\``
  return `${n}. ${oneLine(source.title)}. ${address}.${published} Read ${source.readAt.slice(0, 10)}, sha256 \`${source.digest.slice(0, 12)}\`.`
}

/** A text from outside as part of a line: no line break, no HTML. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;').trim()
}
