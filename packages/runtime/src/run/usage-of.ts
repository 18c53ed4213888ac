import type { Role, Usage } from '@galley/sdk'
import type { CallRow } from '@galley/ledger'

/** Record of a model call in the ledger, beside its answer. */
export interface CallUsage {
  /** The plugin that asked. */
  readonly plugin: string
  readonly role?: Role
  readonly promptTokens: number
  readonly completionTokens: number
  readonly seconds: number
  readonly usd?: number
  readonly wattHours?: number
}

/** The bill of a run by role, summed over the model calls in the ledger; a call that was begun and never finished counts as a call. */
export function usageOf(calls: readonly CallRow[]): Partial<Record<Role, Usage>> {
  const bill: Partial<Record<Role, Usage>> = {}
  for (const call of calls) {
    if (call.kind !== 'model') continue
    const {
      role = 'writer',
      promptTokens = 0,
      completionTokens = 0,
      seconds = 0,
      usd,
      wattHours,
    } = (call.usage ?? {}) as Partial<CallUsage>
    const sum = bill[role] ?? { calls: 0, promptTokens: 0, completionTokens: 0, seconds: 0 }
    bill[role] = {
      calls: sum.calls + 1,
      promptTokens: sum.promptTokens + promptTokens,
      completionTokens: sum.completionTokens + completionTokens,
      seconds: Math.round((sum.seconds + seconds) * 1000) / 1000,
      ...add('usd', sum.usd, usd),
      ...add('wattHours', sum.wattHours, wattHours),
    }
  }
  return bill
}

/** A sum of parts of a cent, without the noise of binary fractions; left out while nothing was stated. */
function add(unit: 'usd' | 'wattHours', sum: number | undefined, more: number | undefined): Partial<Usage> {
  return sum === undefined && more === undefined ? {} : { [unit]: Number(((sum ?? 0) + (more ?? 0)).toFixed(9)) }
}

/** Spending of a run over all roles. */
export function totalOf(bill: Partial<Record<Role, Usage>>): { readonly tokens: number; readonly usd: number; readonly wattHours: number } {
  return Object.values(bill).reduce(
    (sum, { promptTokens, completionTokens, usd = 0, wattHours = 0 }) => ({
      tokens: sum.tokens + promptTokens + completionTokens,
      usd: sum.usd + usd,
      wattHours: sum.wattHours + wattHours,
    }),
    { tokens: 0, usd: 0, wattHours: 0 },
  )
}
