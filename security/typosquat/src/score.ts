import type { Reason } from './name-verdict.ts'
import type { Measured } from './propose.ts'
import type { Weights } from './weights.ts'

/** A candidate with its points. */
export interface Scored {
  readonly target: string
  readonly level: number
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** The likeliest candidate and the account of its points, largest first; they add up to the score. Null without a candidate. */
export function scoreBest(candidates: readonly Measured[], weights: Weights): Scored | null {
  let best: Measured | null = null
  let most = -Infinity
  for (const one of candidates) {
    let score = weights.bias
    for (const [feature, value] of one.seen) score += (weights.features[feature] ?? 0) * value
    if (score > most) [best, most] = [one, score]
  }
  if (best === null) return null
  const reasons = [...best.seen]
    .map(([feature, value]) => ({ feature, points: round((weights.features[feature] ?? 0) * value) }))
    .filter((reason) => reason.points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.feature < b.feature ? -1 : 1))
  reasons.push({ feature: 'most names are honest', points: round(weights.bias) })
  const { target, level } = best.candidate
  return { target, level, score: round(reasons.reduce((sum, reason) => sum + reason.points, 0)), reasons }
}

/** Points have two decimals. */
export function round(points: number): number {
  return Math.round(points * 100) / 100
}
