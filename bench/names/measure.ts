import type { Evaluation } from '../../security/typosquat/build/read-evaluation.ts'
import type { Detector } from './detector.ts'

/** The figures of one detector; shares from 0 to 1. */
export interface Figures {
  readonly title: string
  readonly malware: number
  readonly perTarget: number
  readonly scope: number
  readonly targetRight: number
  readonly alarms: number
  readonly perThousand: number
  readonly longTail: number
  readonly hardNegatives: number
  readonly alarmNames: readonly string[]
}

/**
 * Runs a detector over all lists. Lockfile names that are on the attack list are no false alarms (one real lockfile holds a known
 * attack on purpose). Per target: the mean over the targets that the sources name of the share found. Of the long tail every n-th.
 */
export function measure(detector: Detector, evaluation: Evaluation, entries: readonly string[], every: number): Figures {
  const judged = new Map<string, readonly string[]>()
  const judge = (name: string): readonly string[] => {
    const known = judged.get(name) ?? detector.judge(name)
    judged.set(name, known)
    return known
  }
  const share = (names: readonly string[]): number => names.filter((name) => judge(name).length > 0).length / Math.max(1, names.length)
  const attacks = evaluation.attacks.filter((attack) => attack.kind === 'malware')
  const labelled = Map.groupBy(
    attacks.filter((attack) => attack.targets.length > 0),
    (attack) => attack.targets.join('|'),
  )
  const perTarget = [...labelled.values()].map((list) => share(list.map((attack) => attack.name)))
  const found = attacks.filter((attack) => attack.targets.length > 0 && judge(attack.name).length > 0)
  const right = found.filter((attack) =>
    judge(attack.name)
      .slice(0, 1)
      .some((name) => attack.targets.some((one) => areEqual(one, name))),
  )
  const known = new Set(evaluation.attacks.map((attack) => attack.name))
  const alarms = entries.filter((name) => !known.has(name) && judge(name).length > 0)
  return {
    title: detector.title,
    malware: share(attacks.map((attack) => attack.name)),
    perTarget: perTarget.reduce((sum, one) => sum + one, 0) / Math.max(1, perTarget.length),
    scope: share(attacks.filter((attack) => attack.category.includes('scope confusion')).map((attack) => attack.name)),
    targetRight: right.length / Math.max(1, found.length),
    alarms: alarms.length,
    perThousand: (1000 * alarms.length) / entries.length,
    longTail: share(evaluation.longTail.filter((_, at) => at % every === 0).map((one) => one.name)),
    hardNegatives: share(evaluation.hardNegatives),
    alarmNames: [...new Set(alarms)],
  }
}

function areEqual(a: string, b: string): boolean {
  return a.toLowerCase().replace(/[^a-z0-9]/g, '') === b.toLowerCase().replace(/[^a-z0-9]/g, '')
}
