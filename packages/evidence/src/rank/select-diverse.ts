import { contentStems } from '../text/words/content-stems.ts'
import { countWords } from '../text/words/count-words.ts'
import { cosine, tfIdf } from './tf-idf.ts'

/** A text with its score; higher is better. */
export interface Ranked {
  readonly text: string
  readonly score: number
}

/** Limits of a selection. */
export interface SelectOptions {
  /** Texts chosen at most. */
  readonly max?: number
  /** Words chosen at most, in all; a text that does not fit is passed over. */
  readonly maxWords?: number
}

/** Weight of the score against the difference to what was taken, 0–1. */
const lambda = 0.7

/** Maximum candidates looked at: the best by score. */
const maxCandidates = 400

interface Candidate {
  readonly index: number
  /** Score, the best one's being 1. */
  readonly share: number
  readonly vector: ReadonlyMap<string, number>
  /** Similarity to the nearest text already taken. */
  nearest: number
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): takes one text after another that scores well and repeats little of those
 * already taken. Answers indexes into `ranked`, in the order of choice; equal gains are decided by place.
 */
export function selectDiverse(ranked: readonly Ranked[], options: SelectOptions = {}): readonly number[] {
  const { max = ranked.length, maxWords = Infinity } = options
  const open = new Set(candidatesOf(ranked))
  const chosen: number[] = []
  let words = 0
  while (chosen.length < max) {
    let best: Candidate | undefined
    let gain = -Infinity
    for (const candidate of open) {
      const value = lambda * candidate.share - (1 - lambda) * candidate.nearest
      if (value > gain) [best, gain] = [candidate, value]
    }
    if (best === undefined) break
    open.delete(best)
    const length = maxWords === Infinity ? 0 : countWords(ranked[best.index]?.text ?? '')
    if (words + length > maxWords) continue
    words += length
    chosen.push(best.index)
    for (const candidate of open) candidate.nearest = Math.max(candidate.nearest, cosine(candidate.vector, best.vector))
  }
  return chosen
}

function candidatesOf(ranked: readonly Ranked[]): readonly Candidate[] {
  const best = ranked
    .map(({ text, score }, index) => ({ text, score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, maxCandidates)
  const { vectors } = tfIdf(best.map(({ text }) => contentStems(text)))
  const largest = Math.max(...best.map(({ score }) => score), Number.MIN_VALUE)
  return best.map(({ index, score }, at) => ({ index, share: score / largest, vector: vectors[at] ?? new Map(), nearest: 0 }))
}
