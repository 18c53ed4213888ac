import { splitSentences } from '@galley/evidence'
import type { VerdictWord } from '@galley/sdk'
import { openPassages, type CheckOptions, type FoundPassage, type StoredText } from './open-passages.ts'

/** Least score of a passage that is shown beside a sentence, 0 to 1. */
const minShown = 0.15

/** Sentences that are checked at most. */
const maxSentences = 200

/** A sentence that somebody typed, with what the check says of it, and the passage that carries most of it; null where none speaks of the same. */
export interface CheckedSentence {
  readonly text: string
  readonly verdict: VerdictWord
  readonly reason: string
  readonly passage: FoundPassage | null
}

/** Checks words that somebody typed against the stored texts of a draft's sources, sentence by sentence, as the draft's own sentences are: tier T0, without a model. */
export function checkWords(typed: string, sources: readonly StoredText[], options: CheckOptions = {}): readonly CheckedSentence[] {
  const compare = openPassages(sources, options)
  return splitSentences(typed)
    .slice(0, maxSentences)
    .map(({ text }) => {
      const { support, passages } = compare(text)
      // What shares less speaks of something else.
      const passage = support.score < minShown ? null : (passages[0] ?? null)
      return { text, verdict: support.verdict, reason: support.reason, passage }
    })
}
