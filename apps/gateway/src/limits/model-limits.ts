import type { Limits, MinuteState, Settings } from '@galley/runtime'
import type { Quota } from '../quota.ts'

/** Limits that the settings state of one model. */
type Stated = NonNullable<Settings['limits']>[string]

/** Place of a call in the limits of a model; without one, the limit that has none left. */
export type ModelPlace =
  | { readonly isAllowed: true; readonly quotas: readonly Quota[]; readonly settle: (tokens: number) => Promise<void> }
  | { readonly isAllowed: false; readonly quotas: readonly Quota[] }

/** Limits of models, which all tokens share. */
export interface ModelLimits {
  /** True where the tokens of a model are limited, so that a call of it must have a size. */
  limitsTokens(model: string): boolean
  /** Counts a call of a model that takes so many tokens at most; at once where nothing of it is limited. Faults: DATA_BUSY, DATA_WRITE_FAILED. */
  take(model: string, most: number): ModelPlace | Promise<ModelPlace>
}

/** Place in a model that has no limits. */
const unlimited: ModelPlace = { isAllowed: true, quotas: [], settle: () => Promise.resolve() }

/** Creates the limits that the settings state. */
export function createModelLimits(stated: Settings['limits'] = {}, limits: Limits): ModelLimits {
  return {
    limitsTokens: (model) => stated[model]?.tokensPerMinute !== undefined,
    take: (model, most) => {
      const own = stated[model]
      return own === undefined ? unlimited : takePlace(limits, model, own, most)
    },
  }
}

async function takePlace(
  limits: Limits,
  model: string,
  { requestsPerMinute: maxRequests, tokensPerMinute: maxTokens }: Stated,
  most: number,
): Promise<ModelPlace> {
  const tokens = maxTokens === undefined ? undefined : await limits.takeTokens(`model ${model}`, maxTokens, most)
  const quotas = tokens === undefined || maxTokens === undefined ? [] : [quotaOf('model-tokens', maxTokens, tokens)]
  if (tokens?.isAllowed === false) return { isAllowed: false, quotas }
  const settle = async (took: number): Promise<void> => tokens?.settle(took)
  if (maxRequests === undefined) return { isAllowed: true, quotas, settle }
  const requests = await limits.takeRequests(`model ${model}`, maxRequests)
  const quota = quotaOf('model-requests', maxRequests, requests)
  if (requests.isAllowed) return { isAllowed: true, quotas: [quota, ...quotas], settle }
  await settle(0)
  return { isAllowed: false, quotas: [quota] }
}

function quotaOf(name: Quota['name'], limit: number, { remaining, resetMs }: MinuteState): Quota {
  return { name, limit, remaining, resetMs }
}
