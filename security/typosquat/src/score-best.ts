import type { Imitation } from './find/imitation.ts'
import type { Reason } from './name-verdict.ts'
import type { MeasuredImitation } from './propose-imitations.ts'
import type { Weights } from './weights.ts'

/** The likeliest imitation with its points. */
export interface ScoredImitation {
  readonly imitation: Imitation
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Scores imitations and returns the likeliest with its points, largest first; they add up to the score. Null where there is none. */
export function scoreBest(imitations: readonly MeasuredImitation[], weights: Weights): ScoredImitation | null {
  let best: MeasuredImitation | null = null
  let bestScore = -Infinity
  for (const one of imitations) {
    let score = weights.bias
    for (const [feature, value] of one.values) score += (weights.features[feature] ?? 0) * value
    if (score > bestScore) [best, bestScore] = [one, score]
  }
  if (best === null) return null
  const reasons: Reason[] = [...best.values]
    .map(([feature, value]) => ({ feature, points: roundPoints((weights.features[feature] ?? 0) * value) }))
    .filter((reason) => reason.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.feature < b.feature ? -1 : 1))
  reasons.push({ feature: 'most names are honest', points: roundPoints(weights.bias) })
  return { imitation: best.imitation, score: roundPoints(reasons.reduce((sum, reason) => sum + reason.points, 0)), reasons }
}

/** Rounds points to two decimals. */
export function roundPoints(points: number): number {
  return Math.round(points * 100) / 100
}
