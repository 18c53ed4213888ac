import type { ModelReason, Role } from '@galley/sdk'
import { toFault } from '../call/call-failure.ts'
import type { Endpoint } from '../call/endpoint.ts'
import type { ModelServices } from '../call/model-services.ts'
import { withRetries } from '../call/retry.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { allowModel, type ModelWish } from './allow-model.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import { demandOnRole } from './demand-on-role.ts'
import { findLocalServers } from './find-local-servers.ts'
import { listModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'
import { pickConfiguredModel } from './pick-configured-model.ts'
import { pickLocalModel, type ModelPlace } from './pick-local-model.ts'
import { reasonOf } from './reason-of.ts'

/** Place of a role's model, null for none, and the reason. */
export interface ResolvedModel {
  readonly place: ModelPlace | null
  readonly reason: ModelReason
}

/**
 * Resolves the model of a role: the one that the brief or the settings name, else the first that meets what is demanded, of the configured server or
 * on this machine, else none. A configured server is pinged first, so that one that hangs or is not there is known within seconds.
 * Faults: those of `chooseEndpoint`, `allowModel`, `pickConfiguredModel` and `pickLocalModel`, and those of the ping.
 */
export async function resolveEndpoint(
  role: Role,
  brief: ModelWish,
  { settings, services, timeouts }: { readonly settings: ModelSettings; readonly services: ModelServices; readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<ResolvedModel> {
  const choice = chooseEndpoint(role, brief, settings)
  const demand = demandOnRole(role, brief, settings)
  if (choice.kind === 'none') return { place: null, reason: reasonOf('none', null, demand) }
  const allow = (endpoint: Endpoint, model: string): void => allowModel({ ...endpoint, model }, { demand, budget: brief.budget }, settings)
  const namedBy = (brief.models?.[role] ?? brief.models?.default) === undefined ? 'settings' : 'brief'
  if (choice.kind === 'configured') {
    const { endpoint } = choice
    const { model: named } = endpoint
    if (named !== undefined) allow(endpoint, named)
    const listed = await ping(endpoint, services, timeouts, signal)
    if (named !== undefined) return { place: { endpoint, model: named }, reason: reasonOf(namedBy, named, demand) }
    const { model, passedOver } = pickConfiguredModel(endpoint, listed, demand, settings)
    allow(endpoint, model)
    return { place: { endpoint, model }, reason: reasonOf('server', model, demand, passedOver) }
  }
  const servers = settings.probeLocal ? await findLocalServers(services, signal, timeouts.localMs) : []
  const { picked, passedOver } = pickLocalModel(choice.model, servers, demand, settings)
  if (picked === null) return { place: null, reason: reasonOf('none', null, demand, passedOver) }
  allow(picked.endpoint, picked.model)
  return { place: picked, reason: reasonOf(choice.model === undefined ? 'machine' : namedBy, picked.model, demand, passedOver) }
}

async function ping(endpoint: Endpoint, services: ModelServices, timeouts: Timeouts, signal: AbortSignal): Promise<readonly string[]> {
  const list = await withRetries(async () => listModels(endpoint, services, signal, timeouts.pingMs), services, signal)
  if (!list.ok) throw toFault(list.failure, endpoint, endpoint.model ?? '(the first in its list)')
  return list.value
}
