import { outsideCode } from '@galley/evidence'
import type { Block, Draft } from '@galley/sdk'
import { citeBehindCode, isCitation } from './cite-behind-code.ts'
import { describeOutcome } from './describe-outcome.ts'
import { describeSource } from './describe-source.ts'
import type { ExportOptions } from './export-options.ts'
import { frameOf, type Frame } from './frame-of.ts'
import { innerHeadings } from './inner-headings.ts'
import { listHeld } from './list-held.ts'
import { listNotRead } from './list-not-read.ts'
import { listOutline } from './list-outline.ts'
import { numberCitations, replaceTokens, type NumberedSource } from './number-citations.ts'
import type { TextPart } from './text-part.ts'
import { openPoints } from './open-points.ts'

/** The parts of a draft as Markdown: text with numbered citations, its sources, what could not be verified, and what was not read. */
export function markdownParts(draft: Draft, options: ExportOptions = {}): readonly TextPart[] {
  const frame = frameOf(draft)
  const citations = numberCitations(draft, draft.best)
  const { sources } = citations
  const { cite = (_, label) => `[${label}]` } = options
  const inner = innerHeadings(draft.best.blocks)
  const print = (claimId: string): string =>
    citations
      .of(claimId)
      .map((n) => cite(n, citations.label(claimId, n)))
      .join('')
  return [
    { name: 'title', text: `# ${oneLine(draft.title)}` },
    ...(draft.notice ? [{ name: 'notice', text: `> ${draft.notice}` }] : []),
    ...draft.best.blocks.map((block) => ({ name: block.id, text: (inner.has(block.id) ? '#' : '') + markdownBlock(block, print) })),
    ...outlinePart(draft, frame),
    ...openPart(draft, frame),
    ...(options.footer === false ? [] : notReadPart(draft, frame)),
    ...(sources.length === 0 ? [] : [part('sources', `## ${frame.words.lists.sources}`, sources.map(numbered(frame)).join('\n'))]),
    ...(options.footer === false ? [] : footerParts(draft, frame)),
  ]
}

/** A block as Markdown; `print` makes what stands for the citation of one claim. */
function markdownBlock(block: Block, print: (claimId: string) => string): string {
  const source = block.kind === 'code' ? citeBehindCode(block) : spaced(block.text)
  const text = replaceTokens(source, (id) => (isCitation(block, id) ? print(id) : null))
  return block.kind === 'heading' ? `## ${oneLine(text)}` : text
}

/** The outline to write from, where there is one. */
function outlinePart(draft: Draft, { words }: Frame): readonly TextPart[] {
  const lines = listOutline(draft, words).map(
    ({ text, numbers }, at) => `${at + 1}. ${oneLine([text, ...numbers.map((n) => `[${n}]`)].join(' '))}`,
  )
  return lines.length === 0 ? [] : [part('outline', `## ${words.lists.outline}`, lines.join('\n'))]
}

/** The list of what could not be verified, where there is any. */
export function openPart(draft: Draft, { words }: Frame): readonly TextPart[] {
  const notVerified = openPoints(draft)
  if (notVerified.length === 0) return []
  const items = notVerified.map(({ text, reason }) => `- ${oneLine(text)} (${oneLine(reason)})`)
  return [part('could-not-verify', `## ${words.lists.notVerified}`, items.join('\n'))]
}

/** The list of what was not read, where there is any. */
export function notReadPart({ notRead }: Draft, { words }: Frame): readonly TextPart[] {
  if (notRead.length === 0) return []
  return [part('not-read', `## ${words.lists.notRead}`, bullets(listNotRead(notRead, words)))]
}

/** Tells of each sentence how it is held, and ends with the last line. */
export function footerParts(draft: Draft, { words }: Frame): readonly TextPart[] {
  const { summary, lines } = listHeld(draft.best, words)
  return [
    ...(summary === '' ? [] : [part('held', `## ${words.lists.held}`, oneLine(summary), ...(lines.length === 0 ? [] : [bullets(lines)]))]),
    part('outcome', '---', `*${describeOutcome(draft)}*`),
  ]
}

/** A text from outside as part of a line: no line break, no HTML. In code a sign less stands for itself. */
export function oneLine(text: string): string {
  return outsideCode(text.replaceAll(/\s+/g, ' '), (prose) => prose.replaceAll('<', '&lt;')).trim()
}

function part(name: string, ...texts: readonly string[]): TextPart {
  return { name, text: texts.join('\n\n') }
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${oneLine(line)}`).join('\n')
}

/** A citation stands off from its sentence: `.[1]` reads badly in plain text. */
function spaced(text: string): string {
  return text.replaceAll(/(?<![\s\]])\[\[c:/g, ' [[c:')
}

function numbered(frame: Frame): (one: NumberedSource) => string {
  return ({ n, source }) => `${n}. ${markdownSource(source, frame)}`
}

/** A source in a line of Markdown. */
export function markdownSource(source: NumberedSource['source'], frame: Frame): string {
  const { title, address, rest } = describeSource(source, frame)
  return `${oneLine(title)}. ${/^https?:/.test(address) ? `<${address}>` : `\`${address}\``}. ${rest}, sha256 \`${source.digest.slice(0, 12)}\`.`
}
