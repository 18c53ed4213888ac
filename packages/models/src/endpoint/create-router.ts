import type { Endpoint } from '../call/endpoint.ts'
import { sayOffer, toFault, type CallFailure } from '../call/call-failure.ts'
import type { ModelServices } from '../call/model-services.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { fault } from '../faults.ts'
import { createSingleFlight } from '../single-flight.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import { configuredEndpoints, type ConfiguredServer } from './configured-endpoints.ts'
import { listModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'
import { isPresetName, localPresets, presets } from './presets.ts'

/** Place where a model answers: a server that the operator named or that runs on this machine, its key, and the model's name there. */
export interface ModelRoute extends Endpoint {
  readonly model: string
}

/** Finds where the model of a name answers: at once, unless the servers have to be asked for their lists. */
export type ModelRouter = (name: string, signal: AbortSignal) => ModelRoute | Promise<ModelRoute>

/** Milliseconds for which the lists of the servers hold. */
const offersLifetimeMs = 30_000

interface Offer {
  readonly endpoint: Endpoint
  readonly models: readonly string[]
  readonly failure?: CallFailure
}

/**
 * Creates the router of names that clients send: `preset:model`, a model that the settings name for a role, or one that a configured server
 * or a server on this machine lists. A configured server without a list is handed what nobody else lists. No address ever comes from a
 * name. Faults of the router: `MODEL_UNKNOWN`, `MODEL_NO_SERVER`, those of `chooseEndpoint`, and those of a list where no server could be asked.
 */
export function createRouter({
  settings,
  services,
  timeouts,
}: {
  settings: ModelSettings
  services: ModelServices
  timeouts: Timeouts
}): ModelRouter {
  const configured = configuredEndpoints(settings)
  const own = ownRoutes(configured)
  const share = createSingleFlight()
  let known: { readonly until: number; readonly offers: readonly Offer[] } | undefined

  const ask = async (endpoint: Endpoint, limitMs: number): Promise<Offer> => {
    const list = await listModels(endpoint, services, new AbortController().signal, limitMs)
    return list.ok ? { endpoint, models: list.value } : { endpoint, models: [], failure: list.failure }
  }
  const offersOf = async (signal: AbortSignal): Promise<readonly Offer[]> => {
    const now = services.clock().getTime()
    if (known !== undefined && known.until > now) return known.offers
    return share('offers', signal, async () => {
      const named = configured.flatMap(({ endpoint }) => endpoint ?? [])
      const local = settings.probeLocal ? localPresets.map((name) => ({ url: presets[name].url, isLocal: true })) : []
      const others = local.filter(({ url }) => !named.some((endpoint) => endpoint.url === url))
      const [first, second] = await Promise.all([
        Promise.all(named.map(async (endpoint) => ask(endpoint, timeouts.pingMs))),
        Promise.all(others.map(async (endpoint) => ask(endpoint, timeouts.localMs))),
      ])
      const offers = [...first, ...second.filter(({ models }) => models.length > 0)]
      known = { until: now + offersLifetimeMs, offers }
      return offers
    })
  }

  const presetRoute = (name: string): ModelRoute | undefined => {
    const colon = name.indexOf(':')
    if (colon === -1 || colon === name.length - 1 || !isPresetName(name.slice(0, colon))) return undefined
    const choice = chooseEndpoint('writer', { models: { default: name } }, settings)
    return choice.kind === 'configured' ? routeTo(choice.endpoint, name.slice(colon + 1)) : undefined
  }
  const listedRoute = async (name: string, signal: AbortSignal): Promise<ModelRoute> => {
    const offers = await offersOf(signal)
    for (const { endpoint, models } of offers)
      for (const model of [name, `${name}:latest`]) if (models.includes(model)) return routeTo(endpoint, model)
    const unlisting = offers.find(({ models, failure }) => models.length === 0 && failure === undefined)
    if (unlisting !== undefined) return routeTo(unlisting.endpoint, name)
    throw refusalOf(name, offers, configured.find(({ refusal }) => refusal !== undefined)?.refusal)
  }

  return (name, signal) => presetRoute(name) ?? own.get(name) ?? listedRoute(name, signal)
}

/** Puts the fallbacks of a model behind its route: those that can be found, and they alone where it cannot. Faults: those of the router. */
export function withFallbacks(
  route: ModelRouter,
  fallbacks: Readonly<Record<string, readonly string[]>> = {},
): (name: string, signal: AbortSignal) => readonly ModelRoute[] | Promise<readonly ModelRoute[]> {
  const routeAll = async (name: string, others: readonly string[], signal: AbortSignal): Promise<readonly ModelRoute[]> => {
    const found = await Promise.allSettled([name, ...others].map(async (model) => route(model, signal)))
    const routes = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    return routes.length > 0 ? routes : [await route(name, signal)]
  }
  return (name, signal) => {
    const others = fallbacks[name]
    if (others !== undefined) return routeAll(name, others, signal)
    const found = route(name, signal)
    return found instanceof Promise ? found.then((one) => [one]) : [found]
  }
}

/** Routes of the models that the settings name; of one that two servers have, the first. */
function ownRoutes(configured: readonly ConfiguredServer[]): ReadonlyMap<string, ModelRoute> {
  const routes = new Map<string, ModelRoute>()
  for (const { endpoint, models } of configured)
    for (const model of models) if (endpoint !== undefined && !routes.has(model)) routes.set(model, routeTo(endpoint, model))
  return routes
}

function routeTo(endpoint: Endpoint, model: string): ModelRoute {
  return { ...endpoint, model }
}

/** Reason why a name leads nowhere: the settings are wrong, no server could be asked, or none has it. */
function refusalOf(model: string, offers: readonly Offer[], refusal: Error | undefined): Error {
  const listed = offers.flatMap(({ models }) => models)
  if (listed.length > 0) return fault('MODEL_UNKNOWN', { model, offer: sayOffer(listed) })
  const failed = offers.find(({ failure }) => failure !== undefined)
  if (failed?.failure !== undefined) return toFault(failed.failure, failed.endpoint, model)
  return refusal ?? fault('MODEL_NO_SERVER', { model })
}
