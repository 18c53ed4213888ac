import { hasEnded, listInWords, type Draft } from '@galley/sdk'
import { frameOf, type Frame } from './frame-of.ts'

/** One line under a draft: how it was made and how it ended, or the fault that ended it; of one that goes on, no end. */
export function describeOutcome(draft: Draft): string {
  const frame = frameOf(draft)
  const { gap, outcome } = frame.words
  const models = [...new Set(Object.values(draft.models).filter((name) => name !== null))]
  const written = models.length > 0 ? outcome.withModels(models.join(', '), draft.mode) : outcome.withoutModel
  const { revisions = [] } = draft.best
  const revised = revisions.length === 0 ? [] : [outcome.revised(revisions.length)]
  return [written, ...endOf(draft, frame), ...revised, ...costWords(draft, frame), outcome.run(draft.id)].join(gap)
}

function endOf({ best, failure, rounds, status, stopReason }: Draft, { words, decimal }: Frame): readonly string[] {
  if (failure !== undefined) return [failure.message]
  return hasEnded(status) ? [words.outcome.ended(decimal(best.score, 1), rounds.length, stopReason)] : []
}

/** Money of a run, where the operator stated prices, and energy, from the least to the most, with the method. */
function costWords({ usage }: Draft, { words, decimal }: Frame): readonly string[] {
  const roles = Object.values(usage)
  const usd = roles.flatMap((one) => one.usd ?? [])
  const energies = roles.flatMap((one) => one.energy ?? [])
  const end = (which: 'low' | 'high'): string => decimal(sumOf(energies.map((energy) => energy[which])), 2)
  const methods = [...new Set(energies.map(({ method }) => words.outcome.energy[method]))]
  const range = end('low') === end('high') ? end('low') : `${end('low')}–${end('high')}`
  const list = [
    ...(usd.length === 0 ? [] : [`${decimal(sumOf(usd), 4)} USD`]),
    // A role whose energy is unknown would make the sum look like the whole.
    ...(energies.length === 0 || energies.length < roles.length ? [] : [`${range} Wh (${methods.join(', ')})`]),
  ]
  return list.length === 0 ? [] : [words.outcome.cost(listInWords(list, words.language))]
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
