import type { EnergyUse, Role, Usage } from '@galley/sdk'
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
  readonly energy?: EnergyUse
}

/** The bill of a run by role, summed over the model calls in the ledger; a call that was begun and never finished counts as a call. */
export function usageOf(calls: readonly CallRow[]): Partial<Record<Role, Usage>> {
  const usages = calls.filter(({ kind }) => kind === 'model').map(({ usage }) => (usage ?? {}) as Partial<CallUsage>)
  return Object.fromEntries([...Map.groupBy(usages, ({ role = 'writer' }) => role)].map(([role, same]) => [role, sumOf(same)]))
}

function sumOf(usages: readonly Partial<CallUsage>[]): Usage {
  const sum = (unit: 'promptTokens' | 'completionTokens' | 'seconds'): number =>
    usages.reduce((total, { [unit]: more = 0 }) => total + more, 0)
  const energy = energyOf(usages.filter(({ promptTokens }) => promptTokens !== undefined))
  return {
    calls: usages.length,
    promptTokens: sum('promptTokens'),
    completionTokens: sum('completionTokens'),
    seconds: Math.round(sum('seconds') * 1000) / 1000,
    ...stated('usd', usages),
    ...stated('wattHours', usages),
    ...(energy && { energy }),
  }
}

/** The sum of a figure that the operator stated; left out where nothing was stated. */
function stated(unit: 'usd' | 'wattHours', usages: readonly Partial<CallUsage>[]): Partial<Usage> {
  const parts = usages.flatMap(({ [unit]: part }) => part ?? [])
  return parts.length === 0 ? {} : { [unit]: rounded(parts) }
}

/** The energies of calls together; null where one is unknown or was told by another method, for a part would look like the whole. */
function energyOf(usages: readonly Partial<CallUsage>[]): EnergyUse | null {
  const parts = usages.flatMap(({ energy }) => energy ?? [])
  const [first] = parts
  if (first === undefined || parts.length < usages.length || parts.some(({ method }) => method !== first.method)) return null
  return { low: rounded(parts.map(({ low }) => low)), high: rounded(parts.map(({ high }) => high)), method: first.method }
}

/** A sum of parts of a cent, without the noise of binary fractions. */
function rounded(parts: readonly number[]): number {
  return Number(parts.reduce((sum, part) => sum + part, 0).toFixed(9))
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
