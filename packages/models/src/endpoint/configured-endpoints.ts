import { isFault, type Fault } from '@galley/fault'
import { roles, type Role } from '@galley/sdk'
import type { Endpoint } from '../call/endpoint.ts'
import { chooseEndpoint } from './choose-endpoint.ts'
import type { ModelSettings } from './model-settings.ts'
import type { PresetName } from './presets.ts'

/** A server that the settings name, with the models that the roles use there; or the reason why it cannot be used. */
export type ConfiguredServer =
  | { readonly endpoint: Endpoint; readonly preset?: PresetName; readonly models: readonly string[]; readonly refusal?: never }
  | { readonly endpoint?: never; readonly preset?: PresetName; readonly models: readonly string[]; readonly refusal: Fault }

/** The servers that the settings name, each once. */
export function configuredEndpoints(settings: ModelSettings): readonly ConfiguredServer[] {
  const servers = new Map<string, ConfiguredServer>()
  for (const role of roles) {
    const server = serverOf(role, settings)
    if (server === null) continue
    const key = server.endpoint === undefined ? server.refusal.message : `${server.endpoint.url} ${server.endpoint.key ?? ''}`
    const earlier = servers.get(key)
    servers.set(key, { ...server, models: [...new Set([...(earlier?.models ?? []), ...server.models])] })
  }
  return [...servers.values()]
}

function serverOf(role: Role, settings: ModelSettings): ConfiguredServer | null {
  const own = settings.models?.[role] ?? settings.models?.default
  const name = own?.preset ?? (own?.url === undefined ? settings.preset : undefined)
  const preset = name === undefined ? {} : { preset: name }
  try {
    const choice = chooseEndpoint(role, {}, settings)
    if (choice.kind !== 'configured') return null
    const { model } = choice.endpoint
    return { endpoint: choice.endpoint, ...preset, models: model === undefined ? [] : [model] }
  } catch (error) {
    if (!isFault(error)) throw error
    return { ...preset, models: [], refusal: error }
  }
}
