import { roles, type ModelDemand, type Role } from '@galley/sdk'
import type { Endpoint } from '../call/endpoint.ts'
import type { ModelServices } from '../call/model-services.ts'
import type { CallResult } from '../call/retry.ts'
import { fault } from '../faults.ts'
import { allowModel, meeting, type ModelWish } from './allow-model.ts'
import { chooseEndpoint, type EndpointChoice } from './choose-endpoint.ts'
import { demandOnRole } from './demand-on-role.ts'
import { findLocalServers, type LocalServer } from './find-local-servers.ts'
import { chatModels, listModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'
import { pickConfiguredModel } from './pick-configured-model.ts'
import { pickLocalModel, type ModelPlace } from './pick-local-model.ts'
import { localPresets, presets } from './presets.ts'

/** Milliseconds that a server has to list its models while somebody waits for the answer to a brief. */
const maxListMs = 2000
/** Models that a refusal offers. */
const maxOffered = 3
/** Names of a server's list that a fault repeats. */
const maxNames = 10

/** Model of each role as far as it can be told before the run; null: no model. A role whose server does not answer now is left out. */
export type ForeseenModels = Readonly<Partial<Record<Role, string | null>>>

interface Lookup {
  readonly settings: ModelSettings
  readonly local: () => Promise<readonly LocalServer[]>
  readonly listOf: (endpoint: Endpoint) => Promise<CallResult<readonly string[]>>
}

/**
 * Tells which models a brief would use, before a run is written, so that what can never work is refused at once. A server that does not
 * answer at the moment is no reason to refuse: the run will tell.
 * Faults: those of `chooseEndpoint`, `allowModel`, `pickConfiguredModel` and `pickLocalModel`, `MODEL_NOT_OFFERED`.
 */
export async function foreseeModels(
  brief: ModelWish,
  { settings, services, localMs }: { readonly settings: ModelSettings; readonly services: ModelServices; readonly localMs: number },
  signal: AbortSignal,
): Promise<ForeseenModels> {
  const lists = new Map<string, Promise<CallResult<readonly string[]>>>()
  let servers: Promise<readonly LocalServer[]> | undefined
  const lookup: Lookup = {
    settings,
    local: () => (servers ??= settings.probeLocal ? findLocalServers(services, signal, localMs) : Promise.resolve([])),
    listOf: (endpoint) => {
      const list = lists.get(endpoint.url) ?? listModels(endpoint, services, signal, maxListMs)
      lists.set(endpoint.url, list)
      return list
    },
  }
  const foreseen: Partial<Record<Role, string | null>> = {}
  for (const role of roles) {
    const model = await foresee(role, brief, lookup)
    if (model !== undefined) foreseen[role] = model
  }
  return foreseen
}

async function foresee(role: Role, brief: ModelWish, lookup: Lookup): Promise<string | null | undefined> {
  const { settings, local } = lookup
  const choice = chooseEndpoint(role, brief, settings)
  if (choice.kind === 'none') return null
  const demand = demandOnRole(role, brief, settings)
  const asked = brief.models?.[role] ?? brief.models?.default
  const place =
    choice.kind === 'configured'
      ? await foreseeConfigured(choice.endpoint, { isAsked: asked !== undefined, demand }, lookup)
      : pickLocalModel(choice.model, await local(), demand, settings).picked
  if (!place) return place
  const { endpoint, model } = place
  // Who is refused is told what would do.
  const offered = meeting(demand, endpoint, settings)(model) ? [] : await offeredFor(choice, demand, lookup)
  allowModel({ ...endpoint, model }, { demand, budget: brief.budget }, settings, offered)
  return model
}

/** The operator's own word is taken as it is; what a brief names must be in the server's list, when it has one. */
async function foreseeConfigured(
  endpoint: Endpoint,
  { isAsked, demand }: { readonly isAsked: boolean; readonly demand: ModelDemand },
  { listOf, settings }: Lookup,
): Promise<ModelPlace | undefined> {
  const { model, url } = endpoint
  if (model !== undefined && !isAsked) return { endpoint, model }
  const list = await listOf(endpoint)
  if (!list.ok) return model === undefined ? undefined : { endpoint, model }
  if (model === undefined) return { endpoint, model: pickConfiguredModel(endpoint, list.value, demand, settings).model }
  if (list.value.length > 0 && !offers(list.value, model)) throw fault('MODEL_NOT_OFFERED', { url, model, offered: shown(list.value) })
  return { endpoint, model }
}

/** Names models that can be asked and meet a demand, as a brief names them: those of the server that was asked, then those on this machine. */
async function offeredFor(choice: EndpointChoice, demand: ModelDemand, { settings, local, listOf }: Lookup): Promise<readonly string[]> {
  const own = choice.kind === 'configured' ? choice.endpoint : null
  const list = own === null ? null : await listOf(own)
  const listed = own !== null && list?.ok === true ? chatModels(list.value).filter(meeting(demand, own, settings)) : []
  const here = (await local()).flatMap(({ endpoint, models }) => {
    const preset = localPresets.find((name) => presets[name].url === endpoint.url)
    if (preset === undefined || endpoint.url === own?.url) return []
    return chatModels(models)
      .filter(meeting(demand, endpoint, settings))
      .map((name) => `${preset}:${name}`)
  })
  return [...listed, ...here].slice(0, maxOffered)
}

/** A tag after the name (`:latest`, OpenRouter's `:nitro`) need not be in the list. */
function offers(names: readonly string[], model: string): boolean {
  return [model, `${model}:latest`, model.replace(/:[^:]*$/, '')].some((name) => names.includes(name))
}

function shown(names: readonly string[]): string {
  const rest = names.length - maxNames
  return `${names.slice(0, maxNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
