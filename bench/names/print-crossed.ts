import type { Ecosystem } from '../../security/typosquat/src/index.ts'
import { weightsOf } from '../../security/typosquat/src/weights.ts'
import { crossValidate, measureCut } from '../../security/typosquat/build/cross-validate.ts'
import { gather } from '../../security/typosquat/build/gather.ts'
import type { Evaluation } from '../../security/typosquat/build/read-evaluation.ts'

/**
 * Prints what the model finds of names whose target it has not seen: fitted on four fifths of the targets, measured on the rest, at
 * the cuts of the verdicts. Nothing random: the same files give the same figures.
 */
export function printCrossed(evaluation: Evaluation, entries: readonly string[], ecosystem: Ecosystem): void {
  const { tiers, byHand } = weightsOf(ecosystem)
  const samples = gather(evaluation, entries, ecosystem)
  const scores = crossValidate(samples, new Map(Object.entries(byHand)))
  console.log('\nCross-validated by target: malware found, in each fold, alarms on lockfile entries')
  for (const [tier, cut] of Object.entries(tiers)) {
    const { recall, recallOfFolds, alarms, alarmNames } = measureCut(samples, (sample) => scores.get(sample) ?? -Infinity, cut, entries)
    const percent = (share: number): string => (100 * share).toFixed(1)
    const perThousand = ((1000 * alarms) / entries.length).toFixed(2)
    console.log(
      `  ${tier} ≥ ${cut}: ${percent(recall)} % (${recallOfFolds.map(percent).join(' ')}), ${perThousand} per 1,000 ${alarmNames.join(' ')}`,
    )
  }
}
