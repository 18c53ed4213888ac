import { contentStems } from '../text/words/content-stems.ts'

/** Two texts that say nearly the same; indexes into the list given, `first < second`. */
export interface DuplicatePair {
  readonly first: number
  readonly second: number
  readonly similarity: number
}

/** Maximum texts compared; later ones are not looked at. */
const maxTexts = 2000

/** Name that a text begins with: one word before a colon. */
const label = /^[“"'`*\s]*([\p{L}\p{N}_$@./()-]+)[`*]*:\s/u

/**
 * Pairs of near-duplicates: Jaccard similarity of content stems at or above the threshold. Each text is paired with its nearest
 * predecessor only. Two that begin with different names (*bufferWhen: …*, *windowWhen: …*) are of two things, however alike. Candidates come from
 * an inverted index, so that a long draft costs no quadratic comparison.
 */
export function nearDuplicates(texts: readonly string[], threshold = 0.6): readonly DuplicatePair[] {
  const sets = texts.slice(0, maxTexts).map((text) => new Set(contentStems(text)))
  const labels = texts.slice(0, maxTexts).map((text) => label.exec(text)?.[1]?.toLowerCase())
  const areNamedApart = (first: number, second: number): boolean =>
    labels[first] !== undefined && labels[second] !== undefined && labels[first] !== labels[second]
  const index = new Map<string, number[]>()
  const pairs: DuplicatePair[] = []
  sets.forEach((stems, second) => {
    const shared = new Map<number, number>()
    for (const stem of stems) {
      for (const first of index.get(stem) ?? []) shared.set(first, (shared.get(first) ?? 0) + 1)
      const list = index.get(stem)
      if (list === undefined) index.set(stem, [second])
      else list.push(second)
    }
    let best: DuplicatePair | undefined
    for (const [first, both] of shared) {
      const score = both / (stems.size + (sets[first]?.size ?? 0) - both)
      if (areNamedApart(first, second)) continue
      if (score >= threshold && (best === undefined || score > best.similarity)) best = { first, second, similarity: score }
    }
    if (best !== undefined) pairs.push(best)
  })
  return pairs
}
