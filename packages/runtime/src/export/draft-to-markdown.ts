import type { Block, Draft } from '@galley/sdk'
import { citeBehindCode, isCitation } from './cite-behind-code.ts'
import { describeReader } from './describe-reader.ts'
import { describeOutcome } from './describe-outcome.ts'
import { listHeld } from './list-held.ts'
import { listNotRead } from './list-not-read.ts'
import { numberCitations, replaceTokens, type NumberedSource } from './number-citations.ts'
import type { TextPart } from './text-part.ts'

/** The parts of a draft as Markdown: text with numbered citations, its sources, what could not be verified, and what was not read. */
export function markdownParts(draft: Draft): readonly TextPart[] {
  const citations = numberCitations(draft, draft.best)
  const print = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => `[${citations.label(claimId, n)}]`)
      .join('')
  const parts: TextPart[] = [{ name: 'title', text: `# ${oneLine(draft.title)}` }]
  const add = (name: string, ...texts: readonly string[]): void => void parts.push({ name, text: texts.join('\n\n') })
  if (draft.notice) add('notice', `> ${draft.notice}`)
  for (const block of draft.best.blocks) add(block.id, printBlock(block, print))
  if (draft.notVerified.length > 0)
    add(
      'could-not-verify',
      '## Could not verify',
      draft.notVerified.map((item) => `- ${oneLine(item.text)} (${oneLine(item.reason)})`).join('\n'),
    )
  if (draft.notRead.length > 0)
    add(
      'not-read',
      '## Not read',
      listNotRead(draft.notRead)
        .map((line) => `- ${oneLine(line)}`)
        .join('\n'),
    )
  if (citations.sources.length > 0) add('sources', '## Sources', citations.sources.map(printSource).join('\n'))
  const held = listHeld(draft.best)
  if (held.summary !== '')
    add(
      'held',
      '## How each sentence is held',
      oneLine(held.summary),
      ...(held.lines.length === 0 ? [] : [held.lines.map((line) => `- ${oneLine(line)}`).join('\n')]),
    )
  add('outcome', '---', `*${describeOutcome(draft)}*`)
  return parts
}

/** A citation stands off from its sentence: `.[1]` reads badly in plain text. */
function spaced(text: string): string {
  return text.replaceAll(/(?<![\s\]])\[\[c:/g, ' [[c:')
}

function printBlock(block: Block, print: (claimId: string) => string): string {
  const source = block.kind === 'code' ? citeBehindCode(block) : spaced(block.text)
  const text = replaceTokens(source, (id) => (isCitation(block, id) ? print(id) : null))
  return block.kind === 'heading' ? `## ${oneLine(text)}` : text
}

function printSource({ n, source }: NumberedSource): string {
  const published = source.publishedAt ? ` Published ${source.publishedAt.slice(0, 10)}.` : ''
  const address = /^https?:/.test(source.address) ? `<${source.address}>` : `\`${source.address}\``
  const reader = describeReader(source)
  const author = source.author === undefined ? '' : `${oneLine(source.author)}: `
  return `${n}. ${author}${oneLine(source.title)}. ${address}.${published} Read ${source.readAt.slice(0, 10)}${reader && ` ${reader}`}, sha256 \`${source.digest.slice(0, 12)}\`.`
}

/** A text from outside as part of a line: no line break, no HTML. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;').trim()
}
