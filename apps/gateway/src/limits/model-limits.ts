import type { Settings } from '@galley/runtime'
import { createRequestLimiter } from './request-limiter.ts'
import type { Quota } from '../quota.ts'
import { openTokenWindow, type TokenWindow } from './token-window.ts'

/** Place of a call in the limits of a model, or the state of the limit that has none left. */
export type ModelPlace =
  | { readonly isAllowed: true; readonly quotas: readonly Quota[]; readonly settle: (tokens: number) => void }
  | { readonly isAllowed: false; readonly quota: Quota }

/** Limits of models, which all tokens share. */
export interface ModelLimits {
  /** True where the tokens of a model are limited, so that a call of it must have a size. */
  limitsTokens(model: string): boolean
  /** Counts a call of a model that takes so many tokens at most. */
  take(model: string, most: number): ModelPlace
}

/** Creates the limits that the settings state, in memory: a gateway that starts anew counts anew. */
export function createModelLimits(limits: Settings['limits'] = {}, clock: () => Date): ModelLimits {
  const requests = createRequestLimiter(clock)
  const windows = new Map<string, TokenWindow>()
  const windowOf = (model: string, limit: number): TokenWindow => {
    const found = windows.get(model) ?? openTokenWindow(limit, clock)
    windows.set(model, found)
    return found
  }
  return {
    limitsTokens: (model) => limits[model]?.tokensPerMinute !== undefined,
    take: (model, most) => {
      const { requestsPerMinute: maxRequests, tokensPerMinute: maxTokens } = limits[model] ?? {}
      const window = maxTokens === undefined ? undefined : windowOf(model, maxTokens)
      const settle = window?.take(most)
      const tokens = (): readonly Quota[] => {
        if (window === undefined || maxTokens === undefined) return []
        const { used, resetMs } = window.state()
        return [{ name: 'model-tokens', limit: maxTokens, remaining: maxTokens - used, resetMs }]
      }
      if (settle === null) return refuse(tokens())
      if (maxRequests === undefined) return { isAllowed: true, quotas: tokens(), settle: (took) => settle?.(took) }
      const { isAllowed, ...left } = requests.take(model, maxRequests)
      const quota: Quota = { name: 'model-requests', limit: maxRequests, ...left }
      if (isAllowed) return { isAllowed, quotas: [quota, ...tokens()], settle: (took) => settle?.(took) }
      settle?.(0)
      return refuse([quota])
    },
  }
}

function refuse([quota]: readonly Quota[]): ModelPlace {
  if (quota === undefined) throw new Error('A limit refused that is none.')
  return { isAllowed: false, quota }
}
