import type { CallRow } from '@galley/ledger'
import type { Spending } from '@galley/kernel'
import type { CallUsage } from './usage-of.ts'

/** The quota that each kind of call takes one from; a model call takes its tokens. */
const quotas = { search: 'queries', read: 'pages', fetch: 'requests' } as const

/** The amounts that plugins have taken from their quotas, from the calls in the ledger, those without an answer included: a resumed run starts with them. */
export function spendingsOf(calls: readonly CallRow[]): readonly Spending[] {
  return calls.flatMap(({ kind, usage }): readonly Spending[] => {
    const { plugin, promptTokens = 0, completionTokens = 0, tries = 1 } = (usage ?? {}) as Partial<CallUsage & { readonly tries: number }>
    if (plugin === undefined) return []
    if (kind === 'model') return [{ plugin, quota: 'tokens', amount: promptTokens + completionTokens }]
    return [{ plugin, quota: quotas[kind], amount: tries }]
  })
}
