import type { Measured } from '../src/propose.ts'
import type { Sample } from './gather.ts'
import { fitLogistic, scoreOf } from './logistic.ts'
import type { Model } from './logistic.ts'

const ROUNDS = 5
const RIDGE = 0.7

/** The best candidate of a name under a model; before there is one, the one with the fewest edits and the most downloads. */
export function best(candidates: readonly Measured[], model: Model | null): Measured | undefined {
  let found: Measured | undefined
  let most = -Infinity
  for (const one of candidates) {
    const score = model === null ? one.candidate.level / 100 - one.candidate.edits.length : scoreOf(model, one.seen)
    if (score > most) [found, most] = [one, score]
  }
  return found
}

/**
 * Fits the points. A name is as suspicious as its best candidate, and which that is depends on the points: so candidates are chosen
 * and points fitted in turn, a fixed number of times. Attacks on one target count together for about the root of their number, so that
 * a large campaign does not teach more than it knows. Points set by hand choose with, and are not fitted.
 */
export function train(samples: readonly Sample[], byHand: ReadonlyMap<string, number>): Model {
  const sizes = new Map<string, number>()
  for (const sample of samples) if (sample.isAttack) sizes.set(sample.group, (sizes.get(sample.group) ?? 0) + 1)
  let model: Model | null = null
  for (let round = 0; round < ROUNDS; round++) {
    const examples = samples.flatMap((sample) => {
      const chosen = best(sample.isAttack ? sample.eligible : sample.candidates, model)
      if (chosen === undefined) return []
      const share = sample.isAttack ? (sizes.get(sample.group) ?? 1) ** -0.35 : 1
      const seen = new Map([...chosen.seen].filter(([feature]) => !byHand.has(feature)))
      return [{ seen, isAttack: sample.isAttack, weight: sample.weight * share }]
    })
    const fitted = fitLogistic(examples, RIDGE)
    model = { bias: fitted.bias, features: new Map([...fitted.features, ...byHand]) }
  }
  if (model === null) throw new Error('nothing to fit')
  return model
}
