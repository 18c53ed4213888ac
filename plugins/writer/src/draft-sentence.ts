import { citationTokens, countWords, type Sentence } from '@galley/evidence'
import type { BlockKind, ClaimKind, WrittenBlock, WrittenClaim } from '@galley/sdk'

/** A sentence on its way into a block: its text without tokens, and what it rests on. */
export interface DraftSentence {
  readonly text: string
  readonly kind: ClaimKind
  readonly evidenceIds: readonly string[]
}

/** Gives names to the claims of one answer: `c1`, `c2` … */
export function createNamer(prefix = 'c'): () => string {
  let count = 0
  return () => {
    count += 1
    return `${prefix}${count}`
  }
}

/**
 * Makes a block of sentences. A claim's token stands right behind the sentence's closing mark; a sentence without evidence has no token.
 * Lists have one sentence an item.
 */
export function blockOf(
  kind: Extract<BlockKind, 'paragraph' | 'list'>,
  pieces: readonly DraftSentence[],
  name: () => string,
): WrittenBlock {
  const claims: WrittenClaim[] = []
  const sentences = pieces.map(({ text, kind: claimKind, evidenceIds }) => {
    if (evidenceIds.length === 0) return text
    const id = name()
    claims.push({ id, kind: claimKind, evidenceIds })
    return `${text}[[c:${id}]]`
  })
  const text = kind === 'list' ? sentences.map((sentence) => `- ${sentence}`).join('\n') : sentences.join(' ')
  return { kind, text, claims }
}

/** Words of sentences as a reader counts them. */
export function wordsOf(pieces: readonly DraftSentence[]): number {
  return pieces.reduce((sum, { text }) => sum + countWords(text), 0)
}

/** The ids of the claims whose tokens stand in a sentence. */
export function claimIdsOf(sentence: Sentence): readonly string[] {
  return citationTokens(sentence.text).map(({ id }) => id)
}
