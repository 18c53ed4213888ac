import type { Need } from '../topic/needs-of.ts'

/** Terms that go with a question, and the fit of each document with it. */
export interface RelatedTerms {
  /** Roots that the documents share which answer the question best, with their weights; the weights of a telling few sum to 1. */
  readonly weights: ReadonlyMap<string, number>
  /** 0 to 1 for each document: how much it has of the question's own words, if it has half of them, or else of the related terms. */
  readonly fits: readonly number[]
}

/** Minimum documents: from fewer, nothing can be learned from what some of them share. */
const minDocuments = 4
/** Maximum documents that are taken as relevant. */
const maxRelevant = 4
/** Fit of a relevant document against the best one, share 0–1; higher takes fewer documents as relevant. */
const nearBest = 0.7
/** Minimum fit of the best document, 0–1: below it the question is not answered anywhere, and nothing is learned. */
const minAnswered = 0.5
/** Maximum related terms that are kept. */
const maxTerms = 15
/** Related terms that, standing in one sentence, raise it as much as the question's own words do. */
const tellingTerms = 4

/**
 * Finds the words that go with a question (relevance feedback, after Rocchio 1971, with the best documents taken as relevant): texts about
 * attacks speak of *malicious* code even where they do not say *attack*.
 */
export function findRelatedTerms(
  need: Need,
  documents: readonly ReadonlySet<string>[],
  share: (wanted: ReadonlySet<string>, have: ReadonlySet<string>) => number,
): RelatedTerms {
  const direct = documents.map((roots) => (need.stems.size === 0 ? 0 : share(need.stems, roots)))
  const best = Math.max(0, ...direct)
  if (documents.length < minDocuments || best < minAnswered) return { weights: new Map(), fits: direct }
  const relevant = direct
    .map((fit, at) => ({ fit, at }))
    .filter(({ fit }) => fit >= best * nearBest)
    .sort((a, b) => b.fit - a.fit || a.at - b.at)
    .slice(0, maxRelevant)
  const shared = counts(relevant.map(({ at }) => documents[at] ?? new Set<string>()))
  const everywhere = counts(documents)
  const weighed = [...shared]
    .filter(([root, count]) => count > 1 && !/^\p{N}/u.test(root))
    .map(([root, count]) => [root, (count / relevant.length) * Math.log(1 + documents.length / (everywhere.get(root) ?? 1))] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, maxTerms)
  const total = weighed.reduce((sum, [, weight]) => sum + weight, 0)
  const unit = weighed.slice(0, tellingTerms).reduce((sum, [, weight]) => sum + weight, 0)
  const fits = documents.map((roots, at) =>
    Math.max((direct[at] ?? 0) < minAnswered ? 0 : (direct[at] ?? 0), sumOf(weighed, roots) / Math.max(total, Number.MIN_VALUE)),
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
