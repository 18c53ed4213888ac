import type { Brief, Role } from '@galley/sdk'
import type { ChatModel } from './call/chat-model.ts'
import type { CallTarget } from './call/complete.ts'
import { createChat } from './call/create-chat.ts'
import { createExpiringCache } from './call/expiring-cache.ts'
import type { ModelDeps } from './call/model-deps.ts'
import { defaultTimeouts, type Timeouts } from './call/timeouts.ts'
import type { ModelInfo } from './catalogue/model-info.ts'
import { detectMode } from './endpoint/detect-mode.ts'
import { listAllModels } from './endpoint/list-all-models.ts'
import type { ModelSettings } from './endpoint/model-settings.ts'
import { resolveEndpoint, type ModelEndpoint } from './endpoint/resolve-endpoint.ts'
import { createSingleFlight } from './single-flight.ts'

/** Chat models behind one function. */
export interface Models {
  /**
   * Resolves the model of a role for one run; null: no model, the draft is extractive. Finds the server, and tries the model when
   * nothing is known of it. Faults: all of this package's but `MODEL_BUDGET_SPENT`.
   */
  resolve(role: Role, brief: Pick<Brief, 'models' | 'openness'>, signal: AbortSignal): Promise<ChatModel | null>
  /** Lists the models of the configured servers and of those on this machine. Never throws: a server's problem is told beside its model. */
  list(signal: AbortSignal): Promise<readonly ModelInfo[]>
}

/** Milliseconds for which a resolved endpoint holds: five roles are resolved one after another. */
const endpointLifetimeMs = 10_000

/** Opens the models. Nothing is loaded or asked before the first `resolve` or `list`. */
export function openModels({ settings, ...deps }: { readonly settings: ModelSettings } & ModelDeps): Models {
  const timeouts: Timeouts = { ...defaultTimeouts, ...settings.timeouts }
  const cache = createExpiringCache(deps.cache, deps.clock)
  const share = createSingleFlight()
  const resolved = new Map<string, { readonly until: number; readonly endpoint: ModelEndpoint | null }>()

  const endpointOf = async (role: Role, brief: Pick<Brief, 'models' | 'openness'>, signal: AbortSignal): Promise<ModelEndpoint | null> => {
    const key = JSON.stringify([
      settings.models?.[role] === undefined ? '' : role,
      brief.models?.[role] ?? brief.models?.default,
      brief.openness,
    ])
    const known = resolved.get(key)
    const now = deps.clock().getTime()
    if (known !== undefined && known.until > now) return known.endpoint
    const endpoint = await share(`endpoint ${key}`, signal, async () => resolveEndpoint(role, brief, { settings, deps, timeouts }, signal))
    resolved.set(key, { until: now + endpointLifetimeMs, endpoint })
    return endpoint
  }

  return {
    resolve: async (role, brief, signal) => {
      const found = await endpointOf(role, brief, signal)
      if (found === null) return null
      const { endpoint, model, isDiscovered } = found
      const target: CallTarget = { endpoint, model, cache }
      const probe = createChat(target, deps, { ...timeouts, totalMs: Math.min(timeouts.probeMs, timeouts.totalMs) })
      const { mode, reason } = await share(`mode ${endpoint.url} ${model}`, signal, async () =>
        detectMode(target, async (request) => probe(request, { signal })),
      )
      return {
        name: model,
        url: endpoint.url,
        mode,
        modeReason: reason,
        isLocal: endpoint.isLocal,
        isDiscovered,
        chat: createChat(target, deps, timeouts),
      }
    },
    list: async (signal) => listAllModels({ settings, deps, timeouts }, signal),
  }
}
