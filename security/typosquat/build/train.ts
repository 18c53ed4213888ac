import type { MeasuredImitation } from '../src/propose-imitations.ts'
import type { Sample } from './gather.ts'
import { fitLogistic, scoreOf } from './logistic.ts'
import type { Model } from './logistic.ts'

/** Times that imitations are chosen and points fitted. */
const rounds = 5

/** Strength of the ridge: what a squared weight costs, halved. */
const ridge = 0.7

/** Finds the likeliest imitation under a model; before there is one, that with the fewest edits and the most downloads. */
export function findBest(imitations: readonly MeasuredImitation[], model: Model | null): MeasuredImitation | undefined {
  let found: MeasuredImitation | undefined
  let bestScore = -Infinity
  for (const one of imitations) {
    const { popularity, edits } = one.imitation
    const score = model === null ? popularity / 100 - edits.length : scoreOf(model, one.values)
    if (score > bestScore) [found, bestScore] = [one, score]
  }
  return found
}

/**
 * Fits the points. A name is as suspicious as its likeliest imitation, and which that is depends on the points: so imitations are chosen
 * and points fitted in turn, a fixed number of times. Attacks on one target count together for about the root of their number, so that
 * a large campaign does not teach more than it knows. Points set by hand choose with, and are not fitted.
 */
export function train(samples: readonly Sample[], byHand: ReadonlyMap<string, number>): Model {
  const sizes = new Map<string, number>()
  for (const sample of samples) if (sample.isAttack) sizes.set(sample.group, (sizes.get(sample.group) ?? 0) + 1)
  let model: Model | null = null
  for (let round = 0; round < rounds; round++) {
    const examples = samples.flatMap((sample) => {
      const chosen = findBest(sample.isAttack ? sample.eligible : sample.imitations, model)
      if (chosen === undefined) return []
      const share = sample.isAttack ? (sizes.get(sample.group) ?? 1) ** -0.35 : 1
      const values = new Map([...chosen.values].filter(([feature]) => !byHand.has(feature)))
      return [{ values, isAttack: sample.isAttack, weight: sample.weight * share }]
    })
    const fitted = fitLogistic(examples, ridge)
    model = { bias: fitted.bias, features: new Map([...fitted.features, ...byHand]) }
  }
  if (model === null) throw new Error('nothing to fit')
  return model
}
