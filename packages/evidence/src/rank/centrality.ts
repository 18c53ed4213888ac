/** Damping of LexRank, 0–1 (Erkan and Radev 2004). */
const damping = 0.85
/** Cosine similarity from which two sentences are linked, 0–1 (Erkan and Radev 2004). */
const threshold = 0.1
/** Rounds of the power iteration. */
const iterations = 30

type Edge = readonly [node: number, weight: number]

/** The edges of a node, in plain numbers: a long document has a million, which are walked in each round. */
interface Row {
  readonly nodes: Int32Array
  readonly weights: Float64Array
}

/**
 * LexRank: how central each vector (of length 1) is in the graph of those that resemble each other, by power iteration; sums to 1.
 * Edges come from an inverted index, so that only sentences with a word in common meet.
 */
export function centrality(vectors: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const rows = graphOf(vectors).map((row): Row => ({
    nodes: Int32Array.from(row, ([node]) => node),
    weights: Float64Array.from(row, ([, weight]) => weight),
  }))
  const degrees = Float64Array.from(rows, ({ weights }) => weights.reduce((sum, weight) => sum + weight, 1))
  let scores = new Float64Array(vectors.length).fill(1 / vectors.length)
  for (let round = 0; round < iterations; round += 1) scores = Float64Array.from(rows, (row, at) => scoreOf(row, at, scores, degrees))
  return [...scores]
}

/** Score of a node in the next round: what its neighbours and it itself pass on. */
function scoreOf({ nodes, weights }: Row, at: number, before: Float64Array, degrees: Float64Array): number {
  let received = (before[at] ?? 0) / (degrees[at] ?? 1)
  for (let edge = 0; edge < nodes.length; edge += 1) {
    const node = nodes[edge] ?? 0
    received += ((before[node] ?? 0) * (weights[edge] ?? 0)) / (degrees[node] ?? 1)
  }
  return (1 - damping) / before.length + damping * received
}

function graphOf(vectors: readonly ReadonlyMap<string, number>[]): readonly (readonly Edge[])[] {
  const index = new Map<string, Edge[]>()
  const rows: Edge[][] = vectors.map(() => [])
  // One array for all sums, with the round that each is of: a map for each sentence is what a long document would wait for.
  const [sums, summedFor] = [new Float64Array(vectors.length), new Int32Array(vectors.length).fill(-1)]
  for (const [at, vector] of vectors.entries()) {
    const met: number[] = []
    for (const [stem, weight] of vector) {
      const list = index.get(stem)
      for (const [other, theirs] of list ?? []) {
        if (summedFor[other] !== at) {
          summedFor[other] = at
          sums[other] = 0
          met.push(other)
        }
        sums[other] = (sums[other] ?? 0) + weight * theirs
      }
      if (list === undefined) index.set(stem, [[at, weight]])
      else list.push([at, weight])
    }
    for (const other of met) {
      const weight = sums[other] ?? 0
      if (weight < threshold) continue
      rows[at]?.push([other, weight])
      rows[other]?.push([at, weight])
    }
  }
  return rows
}
