/** Sparse TF-IDF vectors of length 1, by stem. */
export interface Vectors {
  readonly vectors: readonly ReadonlyMap<string, number>[]
  readonly idf: (stem: string) => number
}

/** TF-IDF over the documents given; idf is ln((n + 1) / (df + .5)), positive for every term. Texts without a word have an empty vector. */
export function tfIdf(documents: readonly (readonly string[])[]): Vectors {
  const frequency = new Map<string, number>()
  for (const document of documents) for (const stem of new Set(document)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
  const rarities = new Map([...frequency].map(([stem, count]) => [stem, rarity(documents.length, count)] as const))
  const idf = (stem: string): number => rarities.get(stem) ?? rarity(documents.length, 0)
  return { vectors: documents.map((document) => vectorOf(document, idf)), idf }
}

function rarity(documents: number, frequency: number): number {
  return Math.log((documents + 1) / (frequency + 0.5))
}

/** One TF-IDF vector of length 1. */
function vectorOf(document: readonly string[], idf: (stem: string) => number): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const stem of document) weights.set(stem, (weights.get(stem) ?? 0) + idf(stem))
  let squares = 0
  for (const weight of weights.values()) squares += weight * weight
  const length = Math.sqrt(squares)
  for (const [stem, weight] of weights) weights.set(stem, weight / length)
  return weights
}

/** Cosine of two vectors of length 1. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0)
  return sum
}
