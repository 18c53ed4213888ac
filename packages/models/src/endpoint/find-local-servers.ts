import type { Endpoint } from '../call/endpoint.ts'
import { listModels } from './list-models.ts'
import { localPresets, presets } from './presets.ts'
import type { ModelServices } from '../call/model-services.ts'

/** A model server on this machine, and the models it offers. */
export interface LocalServer {
  readonly endpoint: Endpoint
  readonly models: readonly string[]
}

/** Finds model servers on the usual ports of this machine, all at once, in at most `limitMs` together. One that lists no models is none. */
export async function findLocalServers(
  services: Pick<ModelServices, 'fetch' | 'sleep'>,
  signal: AbortSignal,
  limitMs: number,
): Promise<readonly LocalServer[]> {
  const found = await Promise.all(
    localPresets.map(async (name): Promise<LocalServer | null> => {
      const endpoint = { url: presets[name].url, isLocal: true }
      const list = await listModels(endpoint, services, signal, limitMs)
      return list.ok && list.value.length > 0 ? { endpoint, models: list.value } : null
    }),
  )
  return found.filter((server) => server !== null)
}
