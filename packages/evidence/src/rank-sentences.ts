import { contentStems } from './content-stems.ts'
import { cosine, tfIdf, vectorOf } from './tf-idf.ts'

/** What a ranking is for. */
export interface RankOptions {
  /** The source's title or the topic. */
  readonly title?: string
  /** The question asked; like the title, and twice as strong. */
  readonly query?: string
}

/** Sentences that enter the graph; from a longer text the best by title, query and place are taken, the rest score 0. */
const most = 400
/** LexRank's damping and threshold (Erkan and Radev 2004). */
const damping = 0.85
const threshold = 0.1
const iterations = 30

/**
 * A score for each sentence, higher is better, 0 to 1: LexRank (centrality in the graph of similar sentences) × position (earlier is
 * better) × match with title and query. The order of the sentences given is their order in the text.
 */
export function rankSentences(sentences: readonly string[], options: RankOptions = {}): readonly number[] {
  const stems = sentences.map(contentStems)
  const { vectors, idf } = tfIdf(stems)
  const title = vectorOf(contentStems(options.title ?? ''), idf)
  const query = vectorOf(contentStems(options.query ?? ''), idf)
  const weights = vectors.map((vector, index) => {
    const position = 1 / (1 + (2 * index) / Math.max(1, sentences.length))
    const short = Math.min(1, (stems[index]?.length ?? 0) / 6)
    return position * short * (1 + cosine(vector, title) + 2 * cosine(vector, query))
  })
  const chosen = weights.length <= most ? weights.map((_, index) => index) : top(weights, most)
  const central = centrality(chosen.map((index) => vectors[index] ?? new Map()))
  const scores = sentences.map(() => 0)
  chosen.forEach((index, at) => {
    scores[index] = (central[at] ?? 0) * (weights[index] ?? 0)
  })
  const largest = Math.max(...scores, Number.MIN_VALUE)
  return scores.map((score) => score / largest)
}

function top(weights: readonly number[], count: number): readonly number[] {
  return weights
    .map((weight, index) => ({ weight, index }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, count)
    .map(({ index }) => index)
    .sort((a, b) => a - b)
}

/** LexRank by power iteration over the similarity graph; rows come from an inverted index, so that only sentences with a word in common meet. */
function centrality(vectors: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const index = new Map<string, [number, number][]>()
  const rows: [number, number][][] = vectors.map(() => [])
  vectors.forEach((vector, at) => {
    const sums = new Map<number, number>()
    for (const [stem, weight] of vector) {
      const list = index.get(stem) ?? []
      for (const [other, theirs] of list) sums.set(other, (sums.get(other) ?? 0) + weight * theirs)
      list.push([at, weight])
      index.set(stem, list)
    }
    for (const [other, value] of sums)
      if (value >= threshold) {
        rows[at]?.push([other, value])
        rows[other]?.push([at, value])
      }
  })
  const degrees = rows.map((row) => row.reduce((sum, [, value]) => sum + value, 1))
  let scores = vectors.map(() => 1 / Math.max(1, vectors.length))
  for (let round = 0; round < iterations; round += 1) {
    const before = scores
    scores = rows.map((row, at) => {
      const self = (before[at] ?? 0) / (degrees[at] ?? 1)
      return (
        (1 - damping) / vectors.length +
        damping * row.reduce((sum, [other, value]) => sum + ((before[other] ?? 0) * value) / (degrees[other] ?? 1), self)
      )
    })
  }
  return scores
}
