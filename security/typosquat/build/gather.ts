import { readCandidateName } from '../src/candidate-name.ts'
import type { Ecosystem } from '../src/ecosystem.ts'
import { openNames } from '../src/names.ts'
import { proposeImitations } from '../src/propose-imitations.ts'
import type { MeasuredImitation } from '../src/propose-imitations.ts'
import { normaliseName, squash } from '../src/text/name-forms.ts'
import type { Evaluation } from './read-evaluation.ts'

/** A name to learn from, with every imitation that it may be. */
export interface Sample {
  readonly name: string
  readonly isAttack: boolean
  /** Class of an attack (`malware`, `stealthy`, `labelled`), or `honest`. */
  readonly kind: string
  readonly weight: number
  /** Names of one group stay together in cross-validation: the target of an attack, the name itself of an honest one. */
  readonly group: string
  readonly imitations: readonly MeasuredImitation[]
  /** The imitations of the target, for an attack whose target is known; else all. */
  readonly eligible: readonly MeasuredImitation[]
}

/** Weight of a name of each kind: a false alarm on a real dependency costs most. */
const kindWeights = { malware: 1, stealthy: 0.3, labelled: 0.5, hardNegative: 0.2 }
/** Weight of a name in a lockfile. PyPI's are fewer: one false alarm is a larger share of them. */
const lockfileWeights: Readonly<Record<Ecosystem, number>> = { npm: 4, pypi: 10 }
/** Weight of an honest name by its use: the more, the likelier in a lockfile; the least used hold squats that nobody found. */
const stratumWeights: Readonly<Record<string, number>> = { ge1000: 1.2, '100to999': 0.6, lt100: 0.4, pypi2020: 0.6, conda: 0.8 }

/** Proposes imitations for every name of the evaluation that is not established. */
export function gather(evaluation: Evaluation, lockfile: readonly string[], ecosystem: Ecosystem): readonly Sample[] {
  const names = openNames(ecosystem)
  const attacked = new Set(evaluation.attacks.map((attack) => normaliseName(attack.name, ecosystem)))
  const samples: Sample[] = []
  const add = (name: string, kind: string, weight: number, targets: readonly string[]): void => {
    const isAttack = kind !== 'honest'
    const candidate = readCandidateName(name, ecosystem)
    // An established attack is missed, and stays to be counted.
    if (!isAttack && names.isEstablished(candidate.name)) return
    const imitations = names.isEstablished(candidate.name) ? [] : proposeImitations(candidate)
    const ofTargets = imitations.filter((one) => targets.includes(one.imitation.target))
    const eligible = ofTargets.length > 0 ? ofTargets : imitations
    const [nearest] = imitations.toSorted(
      (a, b) => a.imitation.edits.length - b.imitation.edits.length || b.imitation.popularity - a.imitation.popularity,
    )
    const group = isAttack ? (targets[0] ?? nearest?.imitation.target ?? name) : name
    samples.push({ name, isAttack, kind, weight, group: squash(group), imitations, eligible })
  }
  for (const attack of evaluation.attacks) {
    if (attack.kind === 'malware' || attack.kind === 'stealthy' || attack.kind === 'labelled')
      add(attack.name, attack.kind, kindWeights[attack.kind], attack.targets)
  }
  for (const name of new Set(lockfile)) if (!attacked.has(name)) add(name, 'honest', lockfileWeights[ecosystem], [])
  const locked = new Set(lockfile)
  for (const { name, stratum } of evaluation.longTail) {
    if (!attacked.has(name) && !locked.has(name)) add(name, 'honest', stratumWeights[stratum] ?? 0.5, [])
  }
  for (const name of evaluation.hardNegatives) if (!attacked.has(name)) add(name, 'honest', kindWeights.hardNegative, [])
  return samples
}
