import { defaultLimits, defaultMaxRequests, type Permissions, type PluginLimits } from '../plugin/manifest.ts'
import { hostFault } from './host-fault.ts'

/** Counted permissions of a plugin. */
type Quota = 'queries' | 'pages' | 'requests' | 'tokens'

/** Counts what a plugin takes, as the broker does for one run. */
export interface Spending {
  /** Counts one ask of the host. Fault HOST_CALLS_SPENT. */
  readonly ask: () => void
  /** Takes from a quota. Fault QUOTA_SPENT when nothing is left of it. */
  readonly take: (quota: Quota, amount?: number) => void
  /** Refuses more than is left. Fault QUOTA_SPENT. */
  readonly need: (quota: Quota, amount: number) => void
}

/** Opens the quotas of a grant; without one nothing is counted. */
export function openSpending(name: string, permissions: Permissions | undefined, limits: PluginLimits = {}): Spending {
  const { search, read, fetch, model } = permissions ?? {}
  const limitOf: Readonly<Record<Quota, number>> = {
    queries: search?.maxQueries ?? Infinity,
    pages: read?.maxPages ?? Infinity,
    requests: permissions === undefined ? Infinity : (fetch?.maxRequests ?? defaultMaxRequests),
    tokens: model?.maxTokens ?? Infinity,
  }
  const maxAsks = limits.hostCalls ?? defaultLimits.hostCalls
  const spent = { queries: 0, pages: 0, requests: 0, tokens: 0 }
  let asks = 0
  const need = (quota: Quota, amount: number): void => {
    const left = Math.max(0, limitOf[quota] - spent[quota])
    if (amount <= left) return
    const asked = `The plugin ${name} asks for more ${quota} than it has left in this run`
    throw hostFault('QUOTA_SPENT', `${asked}: ${left} of ${limitOf[quota]}.`)
  }
  return {
    need,
    ask() {
      asks += 1
      if (asks > maxAsks) throw hostFault('HOST_CALLS_SPENT', `The plugin ${name} asked the host more than ${maxAsks} times in one call.`)
    },
    take(quota, amount = 1) {
      need(quota, 1)
      spent[quota] += amount
    },
  }
}
