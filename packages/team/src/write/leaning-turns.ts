import { citationTokens, leansBack, statementsOf, type Sentence } from '@galley/evidence'
import type { Block } from '@galley/sdk'

/**
 * The turns behind a place of a block that lean on the sentence there: without it *So do not rely on the default* says something else. A turn
 * cites nothing; the first sentence that cites something or stands on its own ends the row, and so does the end of its paragraph or item.
 */
export function leaningTurns(block: Pick<Block, 'kind' | 'text'>, end: number): readonly Sentence[] {
  if (block.kind === 'table') return []
  const turns: Sentence[] = []
  let reached = end
  for (const sentence of statementsOf(block).filter(({ start }) => start >= end)) {
    const leans = citationTokens(sentence.text).length === 0 && leansBack(sentence.text)
    if (!leans || block.text.slice(reached, sentence.start).includes('\n')) break
    turns.push(sentence)
    reached = sentence.end
  }
  return turns
}
