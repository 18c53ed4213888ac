import type { Need } from './needs-of.ts'

/** What else is said where a question is answered, and how near each document is to it. */
export interface Kin {
  /** Roots that the documents share which answer the question best, with their weights; the weights of a telling few sum to 1. */
  readonly weights: ReadonlyMap<string, number>
  /** 0 to 1 for each document: how much it has of the question's own words, if it has half of them, or else of their kin. */
  readonly fits: readonly number[]
}

/** With fewer documents nothing can be learned from what some of them share. */
const fewest = 4
/** Documents that are taken at their word, and how near to the best one they must be. */
const most = 4
const near = 0.7
/** A question of whose words no document has so much is not answered anywhere: nothing is learned from the best of them. */
const answered = 0.5
/** Kin that is kept, and how many of them in one sentence make it speak of the matter as plainly as the question's own words. */
const terms = 15
const telling = 4

/**
 * Finds the words that go with a question (relevance feedback, after Rocchio 1971, with the best documents taken as relevant): texts about
 * attacks speak of *malicious* code even where they do not say *attack*.
 */
export function kinOf(
  need: Need,
  documents: readonly ReadonlySet<string>[],
  share: (wanted: ReadonlySet<string>, have: ReadonlySet<string>) => number,
): Kin {
  const direct = documents.map((roots) => (need.stems.size === 0 ? 0 : share(need.stems, roots)))
  const best = Math.max(0, ...direct)
  if (documents.length < fewest || best < answered) return { weights: new Map(), fits: direct }
  const relevant = direct
    .map((fit, at) => ({ fit, at }))
    .filter(({ fit }) => fit >= best * near)
    .sort((a, b) => b.fit - a.fit || a.at - b.at)
    .slice(0, most)
  const shared = counts(relevant.map(({ at }) => documents[at] ?? new Set<string>()))
  const everywhere = counts(documents)
  const weighed = [...shared]
    .filter(([root, count]) => count > 1 && !/^\p{N}/u.test(root))
    .map(([root, count]) => [root, (count / relevant.length) * Math.log(1 + documents.length / (everywhere.get(root) ?? 1))] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, terms)
  const total = weighed.reduce((sum, [, weight]) => sum + weight, 0)
  const unit = weighed.slice(0, telling).reduce((sum, [, weight]) => sum + weight, 0)
  const fits = documents.map((roots, at) =>
    Math.max((direct[at] ?? 0) < answered ? 0 : (direct[at] ?? 0), sumOf(weighed, roots) / Math.max(total, Number.MIN_VALUE)),
  )
  return { weights: new Map(weighed.map(([root, weight]) => [root, weight / unit])), fits }
}

function counts(documents: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const roots of documents) for (const root of roots) found.set(root, (found.get(root) ?? 0) + 1)
  return found
}

function sumOf(weighed: readonly (readonly [string, number])[], roots: ReadonlySet<string>): number {
  return weighed.reduce((sum, [root, weight]) => sum + (roots.has(root) ? weight : 0), 0)
}
