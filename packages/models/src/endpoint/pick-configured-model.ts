import type { ModelDemand } from '@galley/sdk'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { meeting } from './allow-model.ts'
import { chatModels } from './list-models.ts'
import type { ModelSettings } from './model-settings.ts'

/**
 * Picks a model of a configured server for which nobody named one: the first of its list that chats and meets what is demanded, else the first that
 * chats, which is refused with its name then. Fault `MODEL_NOT_FOUND`.
 */
export function pickConfiguredModel(
  endpoint: Endpoint,
  listed: readonly string[],
  demand: ModelDemand,
  settings: Pick<ModelSettings, 'figures'>,
): { readonly model: string; readonly passedOver: readonly string[] } {
  const chatting = chatModels(listed)
  const [first] = chatting
  if (first === undefined) throw fault('MODEL_NOT_FOUND', { url: endpoint.url, model: '(the first in its list)', offer: '' })
  const at = chatting.findIndex(meeting(demand, endpoint, settings))
  return { model: chatting[at] ?? first, passedOver: chatting.slice(0, Math.max(0, at)) }
}
