import type { Ecosystem } from '../src/ecosystem.ts'
import { openNames } from '../src/names.ts'
import { propose } from '../src/propose.ts'
import type { Measured } from '../src/propose.ts'
import { readSubject } from '../src/subject.ts'
import { flat } from '../src/text/flat.ts'
import { normalise } from '../src/text/normalise.ts'
import type { Evaluation } from './read-evaluation.ts'

/** A name to learn from, with all that it may imitate. */
export interface Sample {
  readonly name: string
  readonly isAttack: boolean
  readonly weight: number
  /** Names of one group stay together in cross-validation: the target of an attack, the name itself of an honest one. */
  readonly group: string
  readonly candidates: readonly Measured[]
  /** For an attack whose target is known: the candidates that are it, else all. */
  readonly eligible: readonly Measured[]
}

/** How much one name of each kind counts: a false alarm on a real dependency costs most. */
const WEIGHTS = { malware: 1, stealthy: 0.3, labelled: 0.5, hardNegative: 0.2 }
/** PyPI's lockfiles are fewer: one false alarm is a larger share of them. */
const LOCKFILE: Readonly<Record<Ecosystem, number>> = { npm: 4, pypi: 10 }
/** Honest names by how much they are used: the more, the likelier in a lockfile; the least used hold squats that nobody found. */
const STRATA: Readonly<Record<string, number>> = { ge1000: 1.2, '100to999': 0.6, lt100: 0.4, pypi2020: 0.6, conda: 0.8 }

/** Proposes candidates for every name of the evaluation that is not established. */
export function gather(evaluation: Evaluation, lockfile: readonly string[], ecosystem: Ecosystem): readonly Sample[] {
  const names = openNames(ecosystem)
  const attacked = new Set(evaluation.attacks.map((attack) => normalise(attack.name, ecosystem)))
  const samples: Sample[] = []
  const add = (name: string, isAttack: boolean, weight: number, targets: readonly string[]): void => {
    const subject = readSubject(name, ecosystem)
    if (names.isEstablished(subject.name)) return
    const candidates = propose(subject)
    const meant = candidates.filter((one) => targets.includes(one.candidate.target))
    const eligible = meant.length > 0 ? meant : candidates
    const nearest = candidates.toSorted(
      (a, b) => a.candidate.edits.length - b.candidate.edits.length || b.candidate.level - a.candidate.level,
    )[0]
    const group = isAttack ? (targets[0] ?? nearest?.candidate.target ?? name) : name
    samples.push({ name, isAttack, weight, group: flat(group), candidates, eligible })
  }
  for (const attack of evaluation.attacks) {
    if (attack.kind === 'malware' || attack.kind === 'stealthy' || attack.kind === 'labelled')
      add(attack.name, true, WEIGHTS[attack.kind], attack.targets)
  }
  for (const name of new Set(lockfile)) if (!attacked.has(name)) add(name, false, LOCKFILE[ecosystem], [])
  const locked = new Set(lockfile)
  for (const { name, stratum } of evaluation.longTail) {
    if (!attacked.has(name) && !locked.has(name)) add(name, false, STRATA[stratum] ?? 0.5, [])
  }
  for (const name of evaluation.hardNegatives) if (!attacked.has(name)) add(name, false, WEIGHTS.hardNegative, [])
  return samples
}
