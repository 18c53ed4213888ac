import type { ModelAnswer, ModelReason, Role } from '@galley/sdk'
import type { ChatModel } from './call/chat-model.ts'
import type { CallTarget } from './call/complete.ts'
import { createChat } from './call/create-chat.ts'
import type { Endpoint } from './call/endpoint.ts'
import { createExpiringCache } from './call/expiring-cache.ts'
import type { ModelServices } from './call/model-services.ts'
import type { ModelFigures } from './call/model-figures.ts'
import { defaultTimeouts, type Timeouts } from './call/timeouts.ts'
import { createWatchdog } from './call/watchdog.ts'
import type { ModelInfo } from './catalogue/model-info.ts'
import { figuresOf, type ModelWish } from './endpoint/allow-model.ts'
import { createRouter, withFallbacks, type ModelRoute } from './endpoint/create-router.ts'
import { detectMode } from './endpoint/detect-mode.ts'
import { foreseeModels, type ForeseenModels } from './endpoint/foresee-models.ts'
import { listModels } from './endpoint/list-models.ts'
import type { ModelSettings } from './endpoint/model-settings.ts'
import { rememberEndpoints } from './endpoint/remember-endpoints.ts'
import { surveyServers, type ModelServer } from './endpoint/survey-servers.ts'
import { fault } from './faults.ts'
import { createSingleFlight } from './single-flight.ts'

/** Chat models behind one function. */
export interface Models {
  /**
   * Resolves the model of a role for one run; null: no model, the draft is extractive. Finds the server, and tries the model when
   * nothing is known of it. Faults: all of this package's but `MODEL_BUDGET_SPENT`.
   */
  resolve(role: Role, brief: ModelWish, signal: AbortSignal): Promise<ChatModel | null>
  /** Tells why a role has its model in a run, or none. Faults: those of `resolve`. */
  explain(role: Role, brief: ModelWish, signal: AbortSignal): Promise<ModelReason>
  /** Tells which models a brief would use, within seconds, and tries none. Faults: those of `foreseeModels`. */
  foresee(brief: ModelWish, signal: AbortSignal): Promise<ForeseenModels>
  /**
   * Finds where a client's request for a model of this name goes: its own server first, then those of its fallbacks that can be found; at once, unless servers have
   * to be asked for their lists. Faults: those of `ModelRouter`.
   */
  routes(name: string, signal: AbortSignal): readonly ModelRoute[] | Promise<readonly ModelRoute[]>
  /** Lists the models of the configured servers and of those on this machine. Never throws: a server that fails has none. */
  list(signal: AbortSignal): Promise<readonly ModelInfo[]>
  /** Asks the configured servers and the presets what works, with a trial of the configured models. Never throws. */
  survey(signal: AbortSignal): Promise<readonly ModelServer[]>
}

/** Opens the models. Nothing is loaded or asked before the first `resolve` or `list`. */
export function openModels({ settings, ...services }: { readonly settings: ModelSettings } & ModelServices): Models {
  const timeouts: Timeouts = { ...defaultTimeouts, ...settings.timeouts }
  const cache = createExpiringCache(services.cache, services.clock)
  const share = createSingleFlight()
  const endpointOf = rememberEndpoints({ settings, services, timeouts }, share)
  const targetOf = (endpoint: Endpoint, model: string, figures?: ModelFigures): CallTarget => ({
    endpoint,
    model,
    cache,
    ...(figures === undefined ? {} : { figures }),
    listOffered: async (signal) => {
      const list = await listModels(endpoint, services, signal, timeouts.pingMs)
      return list.ok ? list.value.filter((name) => name !== model) : []
    },
  })

  return {
    resolve: async (role, brief, signal) => {
      const { place, reason } = await endpointOf(role, brief, signal)
      if (place === null) return null
      const { endpoint, model } = place
      const figures = figuresOf(model, settings)
      const target = targetOf(endpoint, model, figures)
      const probe = createChat(target, services, { ...timeouts, totalMs: Math.min(timeouts.probeMs, timeouts.totalMs) })
      const { mode, reason: modeReason } = await share(`mode ${endpoint.url} ${model}`, signal, async () =>
        detectMode(target, async (request) => probe(request, { signal })),
      )
      return {
        name: model,
        url: endpoint.url,
        mode,
        modeReason,
        reason,
        isLocal: endpoint.isLocal,
        ...(figures === undefined ? {} : { figures }),
        chat: createChat(target, services, timeouts),
      }
    },
    explain: async (role, brief, signal) => (await endpointOf(role, brief, signal)).reason,
    foresee: async (brief, signal) => foreseeModels(brief, { settings, services, localMs: timeouts.localMs }, signal),
    routes: withFallbacks(createRouter({ settings, services, timeouts }), settings.fallbacks),
    list: async (signal) => {
      const servers = await surveyServers({ settings, services, timeouts }, signal)
      return servers.flatMap(({ models }) => models)
    },
    survey: async (signal) => {
      const trial = async (endpoint: Endpoint, model: string, until: AbortSignal): Promise<ModelAnswer> =>
        askBriefly(targetOf(endpoint, model), services, timeouts, until)
      return surveyServers({ settings, services, timeouts, trial }, signal)
    },
  }
}

/** Asks for a few words, in no more time than a ping may take; fault MODEL_TIMEOUT, and those of a call. */
async function askBriefly(target: CallTarget, services: ModelServices, timeouts: Timeouts, signal: AbortSignal): Promise<ModelAnswer> {
  const limit = { phase: 'a first answer', ms: timeouts.pingMs }
  const watchdog = createWatchdog(services.sleep, signal, limit)
  try {
    const chat = createChat(target, services, timeouts)
    return await chat({ messages: [{ role: 'user', content: 'Say yes.' }], maxTokens: 16 }, { signal: watchdog.signal })
  } catch (error) {
    if (watchdog.expired() === null) throw error
    throw fault('MODEL_TIMEOUT', { url: target.endpoint.url, phase: limit.phase, seconds: limit.ms / 1000 }, { cause: error })
  } finally {
    watchdog.close()
  }
}
