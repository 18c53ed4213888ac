import { isFault } from '@galley/fault'
import type { Role } from '@galley/sdk'
import { chooseEndpoint } from './choose-endpoint.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { firstChatModel, listModels } from './list-models.ts'
import { findLocalServers } from './find-local-servers.ts'
import { describeModel, type ModelInfo } from '../catalogue/model-info.ts'
import type { ModelSettings } from './model-settings.ts'
import type { Timeouts } from '../call/timeouts.ts'
import { toFault } from '../call/call-failure.ts'
import type { ModelDeps } from '../call/model-deps.ts'

/** Lists the models of every configured server, then those of the servers on this machine; each pair of server and name once. */
export async function listAllModels(
  { settings, deps, timeouts }: { readonly settings: ModelSettings; readonly deps: ModelDeps; readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<readonly ModelInfo[]> {
  const endpoints = configuredEndpoints(settings)
  const configured = await Promise.all(endpoints.map(async (endpoint) => listOne(endpoint, deps, timeouts, signal)))
  const local = settings.probeLocal ? await findLocalServers(deps, signal, timeouts.localMs) : []
  const found = local.flatMap(({ endpoint, models }) => {
    const used = endpoints.length === 0 && endpoint === local[0]?.endpoint ? firstChatModel(models) : null
    return models.map((name) => describeModel(name, endpoint, name === used))
  })
  const infos = new Map<string, ModelInfo>()
  for (const info of [...configured.flat(), ...found]) {
    const key = `${info.url} ${info.name}`
    const earlier = infos.get(key)
    infos.set(key, earlier === undefined ? info : { ...earlier, configured: earlier.configured || info.configured })
  }
  return [...infos.values()]
}

function configuredEndpoints(settings: ModelSettings): readonly Endpoint[] {
  const everyRole: readonly Role[] = ['writer', 'planner', 'researcher', 'fact-checker', 'editor']
  return everyRole.flatMap((role) => {
    try {
      const choice = chooseEndpoint(role, {}, settings)
      return choice.kind === 'configured' ? [choice.endpoint] : []
    } catch (error) {
      if (isFault(error)) return []
      throw error
    }
  })
}

async function listOne(endpoint: Endpoint, deps: ModelDeps, timeouts: Timeouts, signal: AbortSignal): Promise<readonly ModelInfo[]> {
  const list = await listModels(endpoint, deps, signal, timeouts.pingMs)
  const named = endpoint.model
  if (!list.ok) {
    const problem = toFault(list.failure, endpoint, named ?? '').message
    return [describeModel(named ?? '(unknown)', endpoint, true, problem)]
  }
  const used = named ?? firstChatModel(list.value)
  const names = used === null || list.value.includes(used) ? list.value : [used, ...list.value]
  return names.map((name) => describeModel(name, endpoint, name === used))
}
