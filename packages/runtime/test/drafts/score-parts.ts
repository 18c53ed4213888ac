import { scorePartNames, scorePartsOf, type ScorePartName, type ScoreParts } from '@galley/sdk'

/** Weights of the parts by name. */
export type Weights = Readonly<Record<ScorePartName, number>>

/** The weights that the product has, read off a score. */
export function weightsOf(parts: ScoreParts): Weights {
  return Object.fromEntries(scorePartNames.map((name) => [name, parts[name]?.weight ?? 0])) as Weights
}

/** The score that parts have under other weights. */
export function scoreWith(parts: ScoreParts, weights: Weights): number {
  return 100 * scorePartsOf(parts).reduce((all, [name, { value }]) => all * (1 - weights[name] * (1 - (value ?? 1))), 1)
}
