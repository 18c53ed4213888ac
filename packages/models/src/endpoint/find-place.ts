import type { Brief, Role } from '@galley/sdk'
import { chooseEndpoint } from './choose.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { firstChatModel } from './first-chat-model.ts'
import { listModels } from './list-models.ts'
import { findLocalServers, type LocalServer } from './local-servers.ts'
import type { ModelSettings } from './model-settings.ts'
import { isOpenEnough, requireOpenness } from '../catalogue/openness.ts'
import { withRetries } from '../call/retry.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { troubleFault } from '../call/trouble.ts'
import type { World } from '../call/world.ts'

/** A server that answers, a model there, and whether it was found rather than configured. */
export interface Place {
  readonly endpoint: Endpoint
  readonly model: string
  readonly found: boolean
}

/**
 * Walks the ladder: what the brief or the settings name, else a server on this machine, else null.
 * A configured server is greeted first, so that one that hangs or is not there is known within seconds.
 * Faults: those of `chooseEndpoint`, `MODEL_NO_SERVER`, `MODEL_NOT_FOUND`, `MODEL_NOT_OPEN_ENOUGH` and those of the greeting.
 */
export async function findPlace(
  role: Role,
  brief: Pick<Brief, 'models' | 'openness'>,
  { settings, world, timeouts }: { readonly settings: ModelSettings; readonly world: World; readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<Place | null> {
  const choice = chooseEndpoint(role, brief, settings)
  if (choice.kind === 'none') return null
  if (choice.kind === 'configured') {
    const model = await greet(choice.endpoint, world, timeouts, signal)
    requireOpenness(model, brief.openness)
    return { endpoint: choice.endpoint, model, found: false }
  }
  const servers = settings.probeLocal ? await findLocalServers(world, signal, timeouts.localMs) : []
  if (choice.model !== undefined) return named(choice.model, servers, brief)
  return anyOf(servers, brief)
}

async function greet(endpoint: Endpoint, world: World, timeouts: Timeouts, signal: AbortSignal): Promise<string> {
  const list = await withRetries(async () => listModels(endpoint, world, signal, timeouts.greetingMs), world, signal)
  const wanted = endpoint.model ?? '(the first in its list)'
  if (!list.ok) throw troubleFault(list.trouble, endpoint, wanted)
  const model = endpoint.model ?? firstChatModel(list.value)
  if (model === null) throw fault('MODEL_NOT_FOUND', { url: endpoint.url, model: wanted })
  return model
}

function named(model: string, servers: readonly LocalServer[], brief: Pick<Brief, 'openness'>): Place {
  const server = servers.find(({ models }) => models.includes(model) || models.includes(`${model}:latest`))
  if (server === undefined) {
    const first = servers[0]
    throw first === undefined ? fault('MODEL_NO_SERVER', { model }) : fault('MODEL_NOT_FOUND', { model, url: first.endpoint.url })
  }
  requireOpenness(model, brief.openness)
  return { endpoint: server.endpoint, model: server.models.includes(model) ? model : `${model}:latest`, found: true }
}

/** Nobody asked for these models: one that is not open enough is passed by, not a fault. */
function anyOf(servers: readonly LocalServer[], brief: Pick<Brief, 'openness'>): Place | null {
  for (const { endpoint, models } of servers) {
    const model = firstChatModel(models, (name) => isOpenEnough(name, brief.openness))
    if (model !== null) return { endpoint, model, found: true }
  }
  return null
}
