import { countWords } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'

/** A sentence of a post, or a row of a table, with what it rests on; without evidence it is a turn. */
export interface PostSentence {
  readonly text: string
  readonly evidence: readonly ShownEvidence[]
}

/**
 * A block of a post: a paragraph is one item, a list has an item for each point, a table one for each row, its header first. Code is one item,
 * as its evidence has it, and no sentence.
 */
export interface PostBlock {
  /** Index of its section; -1 for the lead. */
  readonly section: number
  readonly kind: 'paragraph' | 'list' | 'steps' | 'table' | 'code'
  readonly items: readonly (readonly PostSentence[])[]
}

/** Every sentence of a post, in order; code is none. */
export function sentencesOf(blocks: readonly PostBlock[]): readonly PostSentence[] {
  return blocks.flatMap(({ kind, items }) => (kind === 'code' ? [] : items.flat()))
}

/** The post with each sentence, in order, put through `change`; one that becomes none goes, and so does what it leaves empty. */
export function changeSentences(
  blocks: readonly PostBlock[],
  change: (sentence: PostSentence, at: number) => readonly PostSentence[],
): readonly PostBlock[] {
  let at = 0
  return blocks.flatMap((block): readonly PostBlock[] => {
    const { section, kind, items } = block
    if (kind === 'code') return [block]
    const kept = items.map((item) => item.flatMap((sentence) => change(sentence, at++))).filter((item) => item.length > 0)
    const least = kind === 'table' ? 2 : 1
    return kept.length < least ? [] : [{ section, kind, items: kept }]
  })
}

/** Words of a post as a reader counts them, headings not among them. */
export function wordsOfPost(blocks: readonly PostBlock[]): number {
  const texts = blocks.flatMap(({ items }) => items.flat().map(({ text }) => text))
  return texts.reduce((sum, text) => sum + countWords(text.replaceAll('|', ' ')), 0)
}

/** Indexes of the rows that head a table: they state nothing. */
export function headersOf(blocks: readonly PostBlock[]): ReadonlySet<number> {
  const headers = new Set<number>()
  let at = 0
  for (const { kind, items } of blocks) {
    if (kind === 'table') headers.add(at)
    if (kind !== 'code') at += items.flat().length
  }
  return headers
}
