import type { Role } from '@galley/sdk'
import { allowModel, type ModelWish } from './allow-model.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { firstChatModel, listModels } from './list-models.ts'
import { findLocalServers } from './find-local-servers.ts'
import type { ModelSettings } from './model-settings.ts'
import { pickLocalModel, type ModelEndpoint } from './pick-local-model.ts'
import { withRetries } from '../call/retry.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { toFault } from '../call/call-failure.ts'
import type { ModelDeps } from '../call/model-deps.ts'

/**
 * Resolves the model of a role: the one that the brief or the settings name, else one on this machine, else null.
 * A configured server is pinged first, so that one that hangs or is not there is known within seconds.
 * Faults: those of `chooseEndpoint`, `allowModel` and `pickLocalModel`, and those of the ping.
 */
export async function resolveEndpoint(
  role: Role,
  brief: ModelWish,
  { settings, deps, timeouts }: { readonly settings: ModelSettings; readonly deps: ModelDeps; readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<ModelEndpoint | null> {
  const choice = chooseEndpoint(role, brief, settings)
  if (choice.kind === 'none') return null
  if (choice.kind === 'configured') {
    const { endpoint } = choice
    if (endpoint.model !== undefined) allowModel({ ...endpoint, model: endpoint.model }, brief, settings)
    const model = await ping(endpoint, deps, timeouts, signal)
    if (endpoint.model === undefined) allowModel({ ...endpoint, model }, brief, settings)
    return { endpoint, model, isDiscovered: false }
  }
  const servers = settings.probeLocal ? await findLocalServers(deps, signal, timeouts.localMs) : []
  const picked = pickLocalModel(choice.model, servers, brief)
  if (picked !== null) allowModel({ ...picked.endpoint, model: picked.model }, brief, settings)
  return picked
}

async function ping(endpoint: Endpoint, deps: ModelDeps, timeouts: Timeouts, signal: AbortSignal): Promise<string> {
  const list = await withRetries(async () => listModels(endpoint, deps, signal, timeouts.pingMs), deps, signal)
  const wanted = endpoint.model ?? '(the first in its list)'
  if (!list.ok) throw toFault(list.failure, endpoint, wanted)
  const model = endpoint.model ?? firstChatModel(list.value)
  if (model === null) throw fault('MODEL_NOT_FOUND', { url: endpoint.url, model: wanted, offer: '' })
  return model
}
