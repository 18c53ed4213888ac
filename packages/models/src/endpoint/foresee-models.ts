import { roles, type Role } from '@galley/sdk'
import type { Endpoint } from '../call/endpoint.ts'
import type { ModelDeps } from '../call/model-deps.ts'
import type { CallResult } from '../call/retry.ts'
import { fault } from '../faults.ts'
import { allowModel, type ModelWish } from './allow-model.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import { findLocalServers, type LocalServer } from './find-local-servers.ts'
import { firstChatModel, listModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'
import { pickLocalModel } from './pick-local-model.ts'

/** Milliseconds that a server has to list its models while somebody waits for the answer to a brief. */
const maxListMs = 2000
/** Names of a server's list that a fault repeats. */
const maxNames = 10

/** Model of each role as far as it can be told before the run; null: no model. A role whose server does not answer now is left out. */
export type ForeseenModels = Readonly<Partial<Record<Role, string | null>>>

interface Means {
  readonly settings: ModelSettings
  readonly local: () => Promise<readonly LocalServer[]>
  readonly listOf: (endpoint: Endpoint) => Promise<CallResult<readonly string[]>>
}

/**
 * Tells which models a brief would use, before a run is written, so that what can never work is refused at once. A server that does not
 * answer at the moment is no reason to refuse: the run will tell.
 * Faults: those of `chooseEndpoint`, `allowModel` and `pickLocalModel`, `MODEL_NOT_FOUND`, `MODEL_NOT_OFFERED`.
 */
export async function foreseeModels(
  brief: ModelWish,
  { settings, deps, localMs }: { readonly settings: ModelSettings; readonly deps: ModelDeps; readonly localMs: number },
  signal: AbortSignal,
): Promise<ForeseenModels> {
  const lists = new Map<string, Promise<CallResult<readonly string[]>>>()
  let servers: Promise<readonly LocalServer[]> | undefined
  const means: Means = {
    settings,
    local: () => (servers ??= settings.probeLocal ? findLocalServers(deps, signal, localMs) : Promise.resolve([])),
    listOf: (endpoint) => {
      const list = lists.get(endpoint.url) ?? listModels(endpoint, deps, signal, maxListMs)
      lists.set(endpoint.url, list)
      return list
    },
  }
  const foreseen: Partial<Record<Role, string | null>> = {}
  for (const role of roles) {
    const model = await foresee(role, brief, means)
    if (model !== undefined) foreseen[role] = model
  }
  return foreseen
}

async function foresee(role: Role, brief: ModelWish, { settings, local, listOf }: Means): Promise<string | null | undefined> {
  const choice = chooseEndpoint(role, brief, settings)
  if (choice.kind === 'none') return null
  if (choice.kind === 'configured') {
    const asked = brief.models?.[role] ?? brief.models?.default
    const model = await foreseeConfigured(choice.endpoint, asked !== undefined, listOf)
    if (model !== undefined) allowModel({ ...choice.endpoint, model }, brief, settings)
    return model
  }
  const picked = pickLocalModel(choice.model, await local(), brief)
  if (picked !== null) allowModel({ ...picked.endpoint, model: picked.model }, brief, settings)
  return picked?.model ?? null
}

/** The operator's own word is taken as it is; what a brief names must be in the server's list, when it has one. */
async function foreseeConfigured(endpoint: Endpoint, isAsked: boolean, listOf: Means['listOf']): Promise<string | undefined> {
  const { model, url } = endpoint
  if (model !== undefined && !isAsked) return model
  const list = await listOf(endpoint)
  if (!list.ok) return model
  if (model === undefined) {
    const first = firstChatModel(list.value)
    if (first === null) throw fault('MODEL_NOT_FOUND', { url, model: '(the first in its list)', offer: '' })
    return first
  }
  if (list.value.length > 0 && !offers(list.value, model)) throw fault('MODEL_NOT_OFFERED', { url, model, offered: shown(list.value) })
  return model
}

/** A tag after the name (`:latest`, OpenRouter's `:nitro`) need not be in the list. */
function offers(names: readonly string[], model: string): boolean {
  return [model, `${model}:latest`, model.replace(/:[^:]*$/, '')].some((name) => names.includes(name))
}

function shown(names: readonly string[]): string {
  const rest = names.length - maxNames
  return `${names.slice(0, maxNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
