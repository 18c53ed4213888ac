import { estimateEnergy } from '../catalogue/estimate-energy.ts'
import { sizeOf } from '../catalogue/size-of.ts'
import type { ChatModel } from './chat-model.ts'
import { costOf, type TokenCount } from './model-figures.ts'

/**
 * Energy of calls in watt-hours, from the least to the most, and the method: by the operator's figure for a token (`tokens`), by the time and the
 * power that the operator stated, from half of it to all of it (`time`), or by the size of a model in a data centre (`size`).
 */
export interface Energy {
  readonly low: number
  readonly high: number
  readonly method: 'tokens' | 'time' | 'size'
}

/**
 * Least share of its stated power that a machine draws while a model answers: a stated power is what it draws at most, and a model that reads its
 * weights from memory keeps the rest waiting. An assumption, wide on purpose; whoever measured states `wattHoursPerMTok`.
 */
const leastLoad = 0.5

/** Watt-hours are watts times seconds by this. */
const secondsPerHour = 3600

/**
 * Tells the energy of a call, or null where nothing is known: a model on this machine whose power nobody stated, and one of an unknown size. What
 * an operator stated goes before an estimate.
 */
export function energyOf(
  tokens: TokenCount,
  seconds: number,
  { name, isLocal, figures = {} }: Pick<ChatModel, 'name' | 'isLocal' | 'figures'>,
): Energy | null {
  const { wattHours } = costOf(tokens, figures)
  if (wattHours !== undefined) return { low: wattHours, high: wattHours, method: 'tokens' }
  if (figures.watts !== undefined) {
    const most = (seconds * figures.watts) / secondsPerHour
    return { low: most * leastLoad, high: most, method: 'time' }
  }
  const size = isLocal ? null : sizeOf(name)
  return size && { ...estimateEnergy(size, tokens.completionTokens), method: 'size' }
}
