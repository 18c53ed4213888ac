import type { Brief, Role } from '@galley/sdk'
import { chooseEndpoint } from './choose-endpoint.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { firstChatModel, listModels } from './list-models.ts'
import { findLocalServers, type LocalServer } from './find-local-servers.ts'
import type { ModelSettings } from './model-settings.ts'
import { isOpenEnough, requireOpenness } from '../catalogue/openness.ts'
import { withRetries } from '../call/retry.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { toFault } from '../call/call-failure.ts'
import type { ModelDeps } from '../call/model-deps.ts'

/** A model on a server that answers. */
export interface ModelEndpoint {
  readonly endpoint: Endpoint
  readonly model: string
  /** True when nobody configured it: it was found running on this machine. */
  readonly isDiscovered: boolean
}

/**
 * Resolves the model of a role: the one that the brief or the settings name, else one on this machine, else null.
 * A configured server is pinged first, so that one that hangs or is not there is known within seconds.
 * Faults: those of `chooseEndpoint`, `MODEL_NO_SERVER`, `MODEL_NOT_FOUND`, `MODEL_NOT_OPEN_ENOUGH` and those of the ping.
 */
export async function resolveEndpoint(
  role: Role,
  brief: Pick<Brief, 'models' | 'openness'>,
  { settings, deps, timeouts }: { readonly settings: ModelSettings; readonly deps: ModelDeps; readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<ModelEndpoint | null> {
  const choice = chooseEndpoint(role, brief, settings)
  if (choice.kind === 'none') return null
  if (choice.kind === 'configured') {
    const model = await ping(choice.endpoint, deps, timeouts, signal)
    requireOpenness(model, brief.openness)
    return { endpoint: choice.endpoint, model, isDiscovered: false }
  }
  const servers = settings.probeLocal ? await findLocalServers(deps, signal, timeouts.localMs) : []
  if (choice.model !== undefined) return resolveNamed(choice.model, servers, brief)
  return resolveAny(servers, brief)
}

async function ping(endpoint: Endpoint, deps: ModelDeps, timeouts: Timeouts, signal: AbortSignal): Promise<string> {
  const list = await withRetries(async () => listModels(endpoint, deps, signal, timeouts.pingMs), deps, signal)
  const wanted = endpoint.model ?? '(the first in its list)'
  if (!list.ok) throw toFault(list.failure, endpoint, wanted)
  const model = endpoint.model ?? firstChatModel(list.value)
  if (model === null) throw fault('MODEL_NOT_FOUND', { url: endpoint.url, model: wanted })
  return model
}

function resolveNamed(model: string, servers: readonly LocalServer[], brief: Pick<Brief, 'openness'>): ModelEndpoint {
  const server = servers.find(({ models }) => models.includes(model) || models.includes(`${model}:latest`))
  if (server === undefined) {
    const first = servers[0]
    throw first === undefined ? fault('MODEL_NO_SERVER', { model }) : fault('MODEL_NOT_FOUND', { model, url: first.endpoint.url })
  }
  requireOpenness(model, brief.openness)
  return { endpoint: server.endpoint, model: server.models.includes(model) ? model : `${model}:latest`, isDiscovered: true }
}

/** Nobody asked for these models: one that is not open enough is passed by, not a fault. */
function resolveAny(servers: readonly LocalServer[], brief: Pick<Brief, 'openness'>): ModelEndpoint | null {
  for (const { endpoint, models } of servers) {
    const model = firstChatModel(models, (name) => isOpenEnough(name, brief.openness))
    if (model !== null) return { endpoint, model, isDiscovered: true }
  }
  return null
}
