import type { ModelDemand } from '@galley/sdk'
import { sayOffer } from '../call/call-failure.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { meeting } from './allow-model.ts'
import type { LocalServer } from './find-local-servers.ts'
import { chatModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'

/** A model on a server that answers. */
export interface ModelPlace {
  readonly endpoint: Endpoint
  readonly model: string
}

/** Model that was picked, and those that were passed over for it; null: there is none, and nobody asked for one. */
export interface LocalPick {
  readonly picked: ModelPlace | null
  readonly passedOver: readonly string[]
}

/**
 * Picks a model of the servers on this machine: the one that is named, else the first that chats and meets what is demanded.
 * Faults: `MODEL_NO_SERVER`, `MODEL_NOT_FOUND`.
 */
export function pickLocalModel(
  named: string | undefined,
  servers: readonly LocalServer[],
  demand: ModelDemand,
  settings: Pick<ModelSettings, 'figures'>,
): LocalPick {
  if (named !== undefined) return { picked: findNamed(named, servers), passedOver: [] }
  const passedOver: string[] = []
  for (const { endpoint, models } of servers) {
    const chatting = chatModels(models)
    const at = chatting.findIndex(meeting(demand, endpoint, settings))
    const model = chatting[at]
    if (model !== undefined) return { picked: { endpoint, model }, passedOver: [...passedOver, ...chatting.slice(0, at)] }
    passedOver.push(...chatting)
  }
  return { picked: null, passedOver }
}

function findNamed(model: string, servers: readonly LocalServer[]): ModelPlace {
  const server = servers.find(({ models }) => models.includes(model) || models.includes(`${model}:latest`))
  if (server === undefined) {
    const first = servers[0]
    throw first === undefined
      ? fault('MODEL_NO_SERVER', { model })
      : fault('MODEL_NOT_FOUND', { model, url: first.endpoint.url, offer: sayOffer(first.models) })
  }
  return { endpoint: server.endpoint, model: server.models.includes(model) ? model : `${model}:latest` }
}
