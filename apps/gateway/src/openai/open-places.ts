import type { ServerResponse } from 'node:http'
import { fault } from '../faults.ts'
import type { ModelLimits, ModelPlace } from '../limits/model-limits.ts'
import { tellQuota } from '../limits/tell-quota.ts'
import type { Quota } from '../quota.ts'
import type { ToldTokens } from './usage-tap.ts'

/** Places of one request in the limits of the models that may answer it. */
export interface Places {
  /** Counts a call of a model, and tells the client what is left; false where nothing is. */
  take(model: string): boolean | Promise<boolean>
  /** Puts what was spent in the place of what was counted for that model; what nobody knows stays. */
  settle(spent: { readonly model: string; readonly tokens: ToldTokens } | null): Promise<void>
  /** Refusal of a request that no model had room for. */
  refusal(): Error
}

/** Opens the places of a request that takes so many tokens at most. */
export function openPlaces(answer: ServerResponse, limits: ModelLimits, most?: ToldTokens): Places {
  const taken = new Map<string, Extract<ModelPlace, { isAllowed: true }>>()
  let refused: { readonly model: string; readonly quota: Quota | undefined } | undefined
  const keep = (model: string, place: ModelPlace): boolean => {
    for (const quota of place.quotas) tellQuota(answer, quota)
    if (place.isAllowed) taken.set(model, place)
    else refused ??= { model, quota: place.quotas[0] }
    return place.isAllowed
  }
  return {
    take: (model) => {
      const place = limits.take(model, most === undefined ? 0 : sumOf(most))
      return place instanceof Promise ? place.then((found) => keep(model, found)) : keep(model, place)
    },
    settle: async (spent) => {
      if (spent !== null) await taken.get(spent.model)?.settle(sumOf(spent.tokens))
    },
    refusal: () => {
      const { model, quota } = refused ?? {}
      if (model === undefined || quota === undefined) return new Error('A model has no route.')
      const limit = quota.name === 'model-tokens' ? 'tokens/minute' : 'requests/minute'
      return fault('MODEL_LIMITED', { model, limit, most: quota.limit, seconds: Math.max(1, Math.ceil(quota.resetMs / 1000)) })
    },
  }
}

function sumOf({ promptTokens, completionTokens }: ToldTokens): number {
  return promptTokens + completionTokens
}
