import { configuredEndpoints } from './configured-endpoints.ts'
import type { ModelSettings } from './model-settings.ts'

/** True where a model may be on this machine: a server here is configured, or none at all, so that one that runs here is taken. */
export function mayRunHere(settings: ModelSettings): boolean {
  const servers = configuredEndpoints(settings)
  return servers.length === 0 || servers.some(({ endpoint }) => endpoint?.isLocal === true)
}
