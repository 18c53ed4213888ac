/** Damping of LexRank, 0–1 (Erkan and Radev 2004). */
const damping = 0.85
/** Cosine similarity from which two sentences are linked, 0–1 (Erkan and Radev 2004). */
const threshold = 0.1
/** Rounds of the power iteration at most. */
const maxRounds = 30
/** Change of all scores in a round below which they are settled: of what they sum to, 1. */
const settled = 1e-10

/** Nodes, or the sentences that have a word, each with a weight, in two lists of plain numbers: a long document has a million, which are walked in each round. */
interface Row {
  readonly nodes: number[]
  readonly weights: number[]
}

/**
 * LexRank: how central each vector (of length 1) is in the graph of those that resemble each other, by power iteration; sums to 1.
 * Edges come from an inverted index, so that only sentences with a word in common meet.
 */
export function centrality(vectors: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const rows = graphOf(vectors)
  const degrees = Float64Array.from(rows, ({ weights }) => weights.reduce((sum, weight) => sum + weight, 1))
  for (const { nodes, weights } of rows)
    for (const [edge, node] of nodes.entries()) weights[edge] = (weights[edge] ?? 0) / (degrees[node] ?? 1)
  let scores = new Float64Array(vectors.length).fill(1 / vectors.length)
  for (let round = 0, change = Infinity; round < maxRounds && change >= settled; round += 1) {
    const next = Float64Array.from(rows, (row, at) => scoreOf(row, (scores[at] ?? 0) / (degrees[at] ?? 1), scores))
    change = next.reduce((sum, score, at) => sum + Math.abs(score - (scores[at] ?? 0)), 0)
    scores = next
  }
  return [...scores]
}

/** Score of a node in the next round: what it itself and its neighbours pass on, of theirs by the weights of its edges. */
function scoreOf({ nodes, weights }: Row, own: number, before: Float64Array): number {
  let received = own
  for (let edge = 0; edge < nodes.length; edge += 1) received += (before[nodes[edge] ?? 0] ?? 0) * (weights[edge] ?? 0)
  return (1 - damping) / before.length + damping * received
}

function graphOf(vectors: readonly ReadonlyMap<string, number>[]): readonly Row[] {
  const index = new Map<string, Row>()
  const rows = vectors.map((): Row => ({ nodes: [], weights: [] }))
  // One array for all sums, with the round that each is of: a map for each sentence is what a long document would wait for.
  const [sums, summedFor] = [new Float64Array(vectors.length), new Int32Array(vectors.length).fill(-1)]
  for (const [at, vector] of vectors.entries()) {
    const met: number[] = []
    for (const [stem, weight] of vector) {
      const having = index.get(stem)
      if (having === undefined) index.set(stem, { nodes: [at], weights: [weight] })
      else {
        sumUp(having, weight, at, { sums, summedFor, met })
        add(having, at, weight)
      }
    }
    for (const other of met) {
      const weight = sums[other] ?? 0
      if (weight < threshold) continue
      add(rows[at], other, weight)
      add(rows[other], at, weight)
    }
  }
  return rows
}

function add(row: Row | undefined, node: number, weight: number): void {
  row?.nodes.push(node)
  row?.weights.push(weight)
}

interface Sums {
  readonly sums: Float64Array
  readonly summedFor: Int32Array
  /** Nodes that have a sum in this round. */
  readonly met: number[]
}

/** Adds what a word that two sentences share says of their likeness, for each sentence that has it. */
function sumUp({ nodes, weights }: Row, weight: number, round: number, { sums, summedFor, met }: Sums): void {
  for (let at = 0; at < nodes.length; at += 1) {
    const other = nodes[at] ?? 0
    if (summedFor[other] !== round) {
      summedFor[other] = round
      sums[other] = 0
      met.push(other)
    }
    sums[other] = (sums[other] ?? 0) + weight * (weights[at] ?? 0)
  }
}
