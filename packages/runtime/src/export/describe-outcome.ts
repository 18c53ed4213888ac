import { listInWords, type Draft } from '@galley/sdk'
import { frameOf, type Frame } from './frame-of.ts'

/** One line under a draft: how it was made and how it ended. */
export function describeOutcome(draft: Draft): string {
  const frame = frameOf(draft)
  const { gap, outcome } = frame.words
  const models = [...new Set(Object.values(draft.models).filter((name) => name !== null))]
  const written = models.length > 0 ? outcome.withModels(models.join(', '), draft.mode) : outcome.withoutModel
  const ended = outcome.ended(frame.decimal(draft.best.score, 1), draft.rounds.length, draft.stopReason)
  return [written, ended, ...costWords(draft, frame), outcome.run(draft.id)].join(gap)
}

/** Money and energy of a run, where the operator stated what its models cost. */
function costWords({ usage }: Draft, { words, decimal }: Frame): readonly string[] {
  const sumOf = (unit: 'usd' | 'wattHours'): number | undefined => {
    const parts = Object.values(usage).flatMap((one) => one[unit] ?? [])
    return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part, 0)
  }
  const [usd, wattHours] = [sumOf('usd'), sumOf('wattHours')]
  const list = [
    ...(usd === undefined ? [] : [`${decimal(usd, 4)} USD`]),
    ...(wattHours === undefined ? [] : [`${decimal(wattHours, 2)} Wh`]),
  ]
  return list.length === 0 ? [] : [words.outcome.cost(listInWords(list, words.language))]
}
