import type { Block, FoundIssue } from '@galley/sdk'
import { blockParses } from '../text/markdown/block-parses.ts'
import { countWords } from '../text/words/count-words.ts'
import { looksLikeInstruction } from '../text/quotes/looks-like-instruction.ts'
import { splitSentences } from '../text/sentences/split-sentences.ts'
import { startsDangling } from '../text/sentences/starts-dangling.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'

/** Words from which a sentence is too long, and from which it must be mended. */
const long = 40
const tooLong = 60

/** A block's own words: an address in a quotation is its source's. */
function unquoted({ kind, text }: Pick<Block, 'kind' | 'text'>): string {
  return kind === 'quote' ? '' : text.replaceAll(/“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|「[^「」]*」/g, ' ')
}

/**
 * Finds what is wrong with the form of one block, without a model: it is not what its kind says, bare addresses and links, sentences that are
 * too long, quotations that start with a dangling *However* or *It*, text that speaks to a machine. Each span stands in the block.
 */
export function lintBlock(block: Pick<Block, 'id' | 'kind' | 'text'>): readonly FoundIssue[] {
  const issue = (span: string, type: FoundIssue['type'], severity: FoundIssue['severity'], instruction: string): FoundIssue => ({
    blockId: block.id,
    span: span.slice(0, 2000),
    type,
    severity,
    instruction,
  })
  const issues: FoundIssue[] = []
  if (block.text.trim() === '') return issues
  if (!blockParses(block.kind, block.text))
    issues.push(issue(block.text, 'format', 3, `Write this block as exactly one Markdown ${block.kind}, without HTML and images.`))
  if (block.kind === 'code') return issues
  for (const address of unquoted(block).matchAll(/\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|(?:https?:\/\/|www\.)[^\s)\]>]+/gi))
    issues.push(issue(address[0], 'format', 2, 'Remove the address; cite the claim instead.'))
  if (looksLikeInstruction(block.text))
    issues.push(issue(block.text, 'off-brief', 3, 'Remove the sentence that gives instructions to a machine.'))
  for (const sentence of statementsOf(block)) {
    // A quotation of several sentences is read one by one.
    const words = Math.max(...splitSentences(sentence.text.replaceAll(/[“”„「」]/g, '')).map(({ text }) => countWords(text)), 0)
    if (block.kind !== 'table' && words > long)
      issues.push(issue(sentence.text, 'unclear', words > tooLong ? 2 : 1, `Cut this sentence of ${words} words into shorter ones.`))
    const quoted = block.kind === 'quote' ? sentence.text : (/[“"„«「]([^“”"„«»「」]{12,})/.exec(sentence.text)?.[1] ?? '')
    if (startsDangling(quoted))
      issues.push(issue(quoted, 'unclear', 2, 'Start the quotation where it stands on its own, or say what its first word refers to.'))
  }
  return issues
}
