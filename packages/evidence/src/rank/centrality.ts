/** Damping of LexRank, 0–1 (Erkan and Radev 2004). */
const damping = 0.85
/** Cosine similarity from which two sentences are linked, 0–1 (Erkan and Radev 2004). */
const threshold = 0.1
/** Rounds of the power iteration. */
const iterations = 30

type Edge = readonly [node: number, weight: number]

/**
 * LexRank: how central each vector (of length 1) is in the graph of those that resemble each other, by power iteration; sums to 1.
 * Edges come from an inverted index, so that only sentences with a word in common meet.
 */
export function centrality(vectors: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const rows = graphOf(vectors)
  const degrees = rows.map((row) => row.reduce((sum, [, weight]) => sum + weight, 1))
  let scores: readonly number[] = vectors.map(() => 1 / vectors.length)
  for (let round = 0; round < iterations; round += 1) {
    const before = scores
    scores = rows.map((row, at) => {
      const self = (before[at] ?? 0) / (degrees[at] ?? 1)
      const received = row.reduce((sum, [node, weight]) => sum + ((before[node] ?? 0) * weight) / (degrees[node] ?? 1), self)
      return (1 - damping) / vectors.length + damping * received
    })
  }
  return scores
}

function graphOf(vectors: readonly ReadonlyMap<string, number>[]): readonly (readonly Edge[])[] {
  const index = new Map<string, Edge[]>()
  const rows: Edge[][] = vectors.map(() => [])
  vectors.forEach((vector, at) => {
    const sums = new Map<number, number>()
    for (const [stem, weight] of vector) {
      const list = index.get(stem)
      for (const [other, theirs] of list ?? []) sums.set(other, (sums.get(other) ?? 0) + weight * theirs)
      if (list === undefined) index.set(stem, [[at, weight]])
      else list.push([at, weight])
    }
    for (const [other, weight] of sums)
      if (weight >= threshold) {
        rows[at]?.push([other, weight])
        rows[other]?.push([at, weight])
      }
  })
  return rows
}
