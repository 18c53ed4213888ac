import { contentStems } from '../text/words/content-stems.ts'
import { asking } from './asking.ts'

/** Minimum share of a point's content words within one stretch of text, 0–1. */
const minShare = 0.6

/**
 * True for a text that covers a point, such as a must-cover phrase or a question. Three neighbouring sentences must have 60 % of its content words;
 * of a point with one or two, all. Words of `known` (the topic: they stand everywhere) do not count while others remain.
 * A matter of words: it tells that the point is spoken of, not how well.
 */
export function covers(sentences: readonly string[], point: string, known = ''): boolean {
  const everywhere = new Set(contentStems(known))
  const all = [...new Set(contentStems(point))]
  const telling = all.filter((stem) => !asking.has(stem))
  const own = telling.filter((stem) => !everywhere.has(stem))
  const wanted = own.length > 0 ? own : telling.length > 0 ? telling : all
  if (wanted.length === 0) return true
  const needed = wanted.length <= 2 ? wanted.length : Math.ceil(wanted.length * minShare)
  const stems = sentences.map((sentence) => new Set(contentStems(sentence)))
  return stems.some((_, at) => {
    const near = stems.slice(at, at + 3)
    return wanted.filter((stem) => near.some((set) => set.has(stem))).length >= needed
  })
}
