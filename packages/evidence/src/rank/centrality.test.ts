import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centrality } from './centrality.ts'

/** LexRank as its paper writes it: every pair compared, the whole matrix multiplied. */
function plainCentrality(vectors: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const dot = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
    [...a].reduce((sum, [stem, weight]) => sum + weight * (b.get(stem) ?? 0), 0)
  const matrix = vectors.map((one, at) =>
    vectors.map((other, place) => {
      const likeness = at === place ? 1 : dot(one, other)
      return likeness >= 0.1 ? likeness : 0
    }),
  )
  const degrees = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  let scores = vectors.map(() => 1 / vectors.length)
  for (let round = 0; round < 30; round += 1) {
    const before = scores
    scores = matrix.map(
      (row) =>
        0.15 / vectors.length + 0.85 * row.reduce((sum, weight, place) => sum + ((before[place] ?? 0) * weight) / (degrees[place] ?? 1), 0),
    )
  }
  return scores
}

test('the scores are those of the whole matrix', () => {
  const vector = fc
    .dictionary(fc.constantFrom('bee', 'train', 'salt', 'marsh', 'ferry'), fc.integer({ min: 1, max: 9 }), { minKeys: 1 })
    .map((counts) => {
      const length = Math.hypot(...Object.values(counts))
      return new Map(Object.entries(counts).map(([stem, count]) => [stem, count / length]))
    })
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 12 }), (vectors) => {
      const [scores, plain] = [centrality(vectors), plainCentrality(vectors)]
      expect(scores).toHaveLength(vectors.length)
      for (const [at, score] of scores.entries()) expect(score).toBeCloseTo(plain[at] ?? Number.NaN, 9)
    }),
  )
})
