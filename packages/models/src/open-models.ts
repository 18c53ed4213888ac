import type { Brief, Role } from '@galley/sdk'
import { abilityOf } from './endpoint/ability.ts'
import type { ChatModel } from './call/chat-model.ts'
import type { Partner } from './call/converse.ts'
import { createAsk } from './call/create-ask.ts'
import { findPlace, type Place } from './endpoint/find-place.ts'
import { listEverywhere } from './endpoint/list-everywhere.ts'
import { createMemory } from './call/memory.ts'
import type { ModelInfo } from './catalogue/model-info.ts'
import type { ModelSettings } from './endpoint/model-settings.ts'
import { createOnce } from './call/once.ts'
import { defaultTimeouts, type Timeouts } from './call/timeouts.ts'
import type { World } from './call/world.ts'

/** Chat models behind one function. */
export interface Models {
  /**
   * The model of a role for one run, or null: no model, the draft is extractive. Finds the server, and tries the model when nothing is known of it.
   * Faults: all of this package's but `MODEL_BUDGET_SPENT`.
   */
  resolve(role: Role, brief: Pick<Brief, 'models' | 'openness'>, signal: AbortSignal): Promise<ChatModel | null>
  /** Every model of the configured server and of the servers on this machine. Never throws: a server's problem is told beside its model. */
  list(signal: AbortSignal): Promise<readonly ModelInfo[]>
}

/** How long a server that was found or greeted is not looked for again: five roles are resolved one after another. */
const placeLifetimeMs = 10_000

/** Opens the models. Nothing is loaded or asked before the first `resolve` or `list`. */
export function openModels({ settings, ...world }: { readonly settings: ModelSettings } & World): Models {
  const timeouts: Timeouts = { ...defaultTimeouts, ...settings.timeouts }
  const memory = createMemory(world.cache, world.clock)
  const once = createOnce()
  const places = new Map<string, { readonly until: number; readonly place: Place | null }>()

  const placeFor = async (role: Role, brief: Pick<Brief, 'models' | 'openness'>, signal: AbortSignal): Promise<Place | null> => {
    const key = JSON.stringify([
      settings.models?.[role] === undefined ? '' : role,
      brief.models?.[role] ?? brief.models?.default,
      brief.openness,
    ])
    const known = places.get(key)
    const now = world.clock().getTime()
    if (known !== undefined && known.until > now) return known.place
    const place = await once(`place ${key}`, signal, async () => findPlace(role, brief, { settings, world, timeouts }, signal))
    places.set(key, { until: now + placeLifetimeMs, place })
    return place
  }

  return {
    resolve: async (role, brief, signal) => {
      const place = await placeFor(role, brief, signal)
      if (place === null) return null
      const { endpoint, model, found } = place
      const partner: Partner = { endpoint, model, memory }
      const probing = createAsk(partner, world, { ...timeouts, totalMs: Math.min(timeouts.probeMs, timeouts.totalMs) })
      const { mode, reason } = await once(`ability ${endpoint.url} ${model}`, signal, async () =>
        abilityOf(partner, async (request) => probing(request, { signal })),
      )
      return {
        name: model,
        url: endpoint.url,
        mode,
        modeReason: reason,
        local: endpoint.local,
        found,
        chat: createAsk(partner, world, timeouts),
      }
    },
    list: async (signal) => listEverywhere({ settings, world, timeouts }, signal),
  }
}
