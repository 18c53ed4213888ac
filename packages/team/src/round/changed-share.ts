import { plainText } from '@galley/evidence'
import type { Block } from '@galley/sdk'

/** The share of words by which two drafts differ, 0 to 1: the larger of the words gone and the words new, of the longer draft. */
export function changedShare(before: readonly Block[], after: readonly Block[]): number {
  const counts = new Map<string, number>()
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  for (const word of old) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of fresh) counts.set(word, (counts.get(word) ?? 0) - 1)
  let gone = 0
  let added = 0
  for (const count of counts.values()) {
    if (count > 0) gone += count
    else added -= count
  }
  const longer = Math.max(old.length, fresh.length)
  return longer === 0 ? 0 : Math.max(gone, added) / longer
}

function wordsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => plainText(block.text).split(' ')).filter((word) => word !== '')
}
