import { plural, type Draft, type StopReason } from '@galley/sdk'

/** Why the loop stopped, in words for a reader. */
export const stopReasonWords: Readonly<Record<StopReason, string>> = {
  clean: 'nothing left to correct',
  no_gain: 'the last two rounds gained nothing',
  no_change: 'the last round changed almost nothing',
  no_patch: 'no change was accepted',
  seen_before: 'the changes led back to an earlier version',
  rounds_spent: 'all rounds were used',
  budget_spent: 'the budget was spent',
  sources_exhausted: 'the sources hold no more',
  cancelled: 'cancelled',
  rejected: 'rejected at a gate',
}

/** One line under a draft: how it was made and how it ended. */
export function describeOutcome(draft: Draft): string {
  const rounds = plural(draft.rounds.length, 'round')
  const models = [...new Set(Object.values(draft.models).filter((name) => name !== null))]
  const written = models.length > 0 ? `Written with ${models.join(', ')} (${draft.mode}).` : 'Written without a model.'
  return `${written} Score ${draft.best.score.toFixed(1)} of 100 after ${rounds}; stopped because ${stopReasonWords[draft.stopReason]}.${costWords(draft)} Run ${draft.id}.`
}

/** Money and energy of a run, where the operator stated what its models cost. */
function costWords({ usage }: Draft): string {
  const sumOf = (unit: 'usd' | 'wattHours'): number | undefined => {
    const parts = Object.values(usage).flatMap((one) => one[unit] ?? [])
    return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
  }
  const [usd, wattHours] = [sumOf('usd'), sumOf('wattHours')]
  const words = [
    ...(usd === undefined ? [] : [`${usd.toFixed(4)} USD`]),
    ...(wattHours === undefined ? [] : [`${wattHours.toFixed(2)} Wh`]),
  ]
  return words.length === 0 ? '' : ` It cost ${words.join(' and ')}.`
}
