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
}

/** The bill of a run by role, summed over the model calls in the ledger; a call that was begun and never finished counts as a call. */
export function usageOf(calls: readonly CallRow[]): Partial<Record<Role, Usage>> {
  const bill: Partial<Record<Role, Usage>> = {}
  for (const call of calls) {
    if (call.kind !== 'model') continue
    const { role = 'writer', promptTokens = 0, completionTokens = 0, seconds = 0 } = (call.usage ?? {}) as Partial<CallUsage>
    const sum = bill[role] ?? { calls: 0, promptTokens: 0, completionTokens: 0, seconds: 0 }
    bill[role] = {
      calls: sum.calls + 1,
      promptTokens: sum.promptTokens + promptTokens,
      completionTokens: sum.completionTokens + completionTokens,
      seconds: Math.round((sum.seconds + seconds) * 1000) / 1000,
    }
  }
  return bill
}

/** Tokens a run has spent, over all roles. */
export function tokensOf(bill: Partial<Record<Role, Usage>>): number {
  return Object.values(bill).reduce((sum, usage) => sum + usage.promptTokens + usage.completionTokens, 0)
}
