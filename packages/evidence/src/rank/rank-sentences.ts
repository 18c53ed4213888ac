import { centrality } from './centrality.ts'
import { contentStems } from '../text/words/content-stems.ts'
import { tfIdf } from './tf-idf.ts'

/** Context that sentences are ranked for. */
export interface RankOptions {
  /** The source's title or the topic. */
  readonly title?: string
  /** The question asked: a sentence that has none of its words is worth a fifth of one that has all. */
  readonly query?: string
  /** The place of each sentence in its section, 0 for the first (`readSentences` gives it). Without places the start of the text counts a little more. */
  readonly places?: readonly number[]
}

/** Maximum sentences that enter the graph; from a longer text the best by place, title and query are taken, the rest score 0. */
const maxSentences = 400
/** Content words from which a sentence has its full score; with fewer the score falls in proportion. */
const minWords = 6

/**
 * A score for each sentence, 0 to 1, higher is better: LexRank × position × match with title and query. The first sentences of a section
 * carry most: the weights were measured on encyclopaedia articles against their leads (see the README).
 */
export function rankSentences(sentences: readonly string[], options: RankOptions = {}): readonly number[] {
  if (sentences.length === 0) return []
  const stems = sentences.map(contentStems)
  const { vectors, idf } = tfIdf(stems)
  const title = matcher(options.title, idf)
  const query = matcher(options.query, idf)
  const weights = stems.map((own, index) => {
    const place = options.places?.[index]
    const position = place === undefined ? 1 / (1 + (0.5 * index) / sentences.length) : 1 / (1 + 0.3 * place)
    const asked = options.query === undefined ? 1 : 0.2 + 0.8 * query(own)
    return position * Math.min(1, own.length / minWords) * (1 + 2 * title(own)) * asked
  })
  const chosen = best(weights)
  const central = centrality(chosen.map((index) => vectors[index] ?? new Map()))
  const scores = sentences.map(() => 0)
  chosen.forEach((index, at) => {
    scores[index] = (central[at] ?? 0) * (weights[index] ?? 0)
  })
  const largest = Math.max(...chosen.map((index) => scores[index] ?? 0), Number.MIN_VALUE)
  return scores.map((score) => score / largest)
}

/** Share of a text's words, weighed by rarity, that a sentence has: 0 to 1. */
function matcher(text: string | undefined, idf: (stem: string) => number): (stems: readonly string[]) => number {
  const wanted = new Set(contentStems(text ?? ''))
  const total = [...wanted].reduce((sum, stem) => sum + idf(stem), 0)
  return (stems) => {
    const own = new Set(stems)
    return total <= 0 ? 0 : [...wanted].reduce((sum, stem) => sum + (own.has(stem) ? idf(stem) : 0), 0) / total
  }
}

function best(weights: readonly number[]): readonly number[] {
  const all = weights.map((weight, index) => ({ weight, index }))
  if (all.length > maxSentences) all.sort((a, b) => b.weight - a.weight || a.index - b.index).splice(maxSentences)
  return all.map(({ index }) => index).sort((a, b) => a - b)
}
