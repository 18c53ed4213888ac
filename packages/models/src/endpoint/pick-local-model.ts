import { sayOffer } from '../call/call-failure.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { meetsDemand, type ModelDemand } from '../catalogue/model-demand.ts'
import { fault } from '../faults.ts'
import type { LocalServer } from './find-local-servers.ts'
import { firstChatModel } from './list-models.ts'

/** A model on a server that answers. */
export interface ModelEndpoint {
  readonly endpoint: Endpoint
  readonly model: string
  /** True when nobody configured it: it was found running on this machine. */
  readonly isDiscovered: boolean
}

/**
 * Picks a model of the servers on this machine: the one that is named, else the first that chats and meets what the brief demands. Null: there is none,
 * and nobody asked for one. Faults: `MODEL_NO_SERVER`, `MODEL_NOT_FOUND`.
 */
export function pickLocalModel(named: string | undefined, servers: readonly LocalServer[], brief: ModelDemand): ModelEndpoint | null {
  if (named !== undefined) return findNamed(named, servers)
  for (const { endpoint, models } of servers) {
    const model = firstChatModel(models, (name) => meetsDemand({ model: name, isLocal: endpoint.isLocal }, brief))
    if (model !== null) return { endpoint, model, isDiscovered: true }
  }
  return null
}

function findNamed(model: string, servers: readonly LocalServer[]): ModelEndpoint {
  const server = servers.find(({ models }) => models.includes(model) || models.includes(`${model}:latest`))
  if (server === undefined) {
    const first = servers[0]
    throw first === undefined
      ? fault('MODEL_NO_SERVER', { model })
      : fault('MODEL_NOT_FOUND', { model, url: first.endpoint.url, offer: sayOffer(first.models) })
  }
  return { endpoint: server.endpoint, model: server.models.includes(model) ? model : `${model}:latest`, isDiscovered: true }
}
