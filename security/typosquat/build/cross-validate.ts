import { createHash } from 'node:crypto'
import type { Sample } from './gather.ts'
import { scoreOf } from './logistic.ts'
import type { Model } from './logistic.ts'
import { findBest, train } from './train.ts'

/** Parts that the samples are split into: each is scored by a model that was fitted on the others. */
const folds = 5

/** Fits a model and adds the points that are set by hand: some ways to imitate have no attack in the data to learn from. */
export function fitModel(samples: readonly Sample[], byHand: ReadonlyMap<string, number>): Model {
  const { bias, features } = train(samples, byHand)
  return { bias, features: new Map([...features, ...byHand]) }
}

/** Scores a sample by its likeliest imitation; minus infinity where it has none. */
export function rate(sample: Sample, model: Model): number {
  const found = findBest(sample.imitations, model)
  return found === undefined ? -Infinity : scoreOf(model, found.values)
}

/** Returns the fold of a sample. All names of one target fall into one, by the SHA-256 of the target. */
function foldOf({ group }: Sample): number {
  return (createHash('sha256').update(group).digest()[0] ?? 0) % folds
}

/** Scores every sample by a model that has seen none of the names of its target. */
export function crossValidate(samples: readonly Sample[], byHand: ReadonlyMap<string, number>): ReadonlyMap<Sample, number> {
  const scores = new Map<Sample, number>()
  for (let fold = 0; fold < folds; fold++) {
    const model = fitModel(
      samples.filter((sample) => foldOf(sample) !== fold),
      byHand,
    )
    for (const sample of samples) if (foldOf(sample) === fold) scores.set(sample, rate(sample, model))
  }
  return scores
}

/** Figures at one cut of the score; shares from 0 to 1. */
export interface CutFigures {
  /** Share of the malware names that are found; established ones count as missed. */
  readonly recall: number
  /** The same in each fold. */
  readonly recallOfFolds: readonly number[]
  /** Alarms on honest entries of lockfiles, and their names. */
  readonly alarms: number
  readonly alarmNames: readonly string[]
}

/**
 * Counts what a cut of the score finds.
 * @param entries names in lockfiles, each as often as it is locked
 */
export function measureCut(
  samples: readonly Sample[],
  score: (sample: Sample) => number,
  cut: number,
  entries: readonly string[],
): CutFigures {
  const counts = new Map<string, number>()
  for (const name of entries) counts.set(name, (counts.get(name) ?? 0) + 1)
  const attacks = samples.filter(({ kind }) => kind === 'malware')
  const share = (list: readonly Sample[]): number => list.filter((one) => score(one) >= cut).length / Math.max(1, list.length)
  const alarmed = samples.filter((one) => !one.isAttack && counts.has(one.name) && score(one) >= cut)
  return {
    recall: share(attacks),
    recallOfFolds: Array.from({ length: folds }, (_, fold) => share(attacks.filter((one) => foldOf(one) === fold))),
    alarms: alarmed.reduce((sum, one) => sum + (counts.get(one.name) ?? 0), 0),
    alarmNames: alarmed.map(({ name }) => name),
  }
}
