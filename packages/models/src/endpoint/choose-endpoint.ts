import type { Role } from '@galley/sdk'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import type { ModelWish } from './allow-model.ts'
import { demandOnRole } from './demand-on-role.ts'
import type { EndpointSettings, ModelSettings } from './model-settings.ts'
import { isPresetName, presets, type PresetName } from './presets.ts'

/** Decision where a role's model is: nowhere, at a configured server, or on this machine if one runs there. */
export type EndpointChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'configured'; readonly endpoint: Endpoint }
  | { readonly kind: 'local'; readonly model?: string }

/**
 * Chooses the endpoint of a role from brief and settings. The brief goes before the settings, a role before the default.
 * A name is `none`, a preset, `preset:model`, or a model of the configured server.
 * Faults: `MODEL_SETTINGS`, `MODEL_KEY_MISSING`, `MODEL_NOT_LOCAL`.
 */
export function chooseEndpoint(role: Role, brief: ModelWish, settings: ModelSettings): EndpointChoice {
  const asked = brief.models?.[role] ?? brief.models?.default
  const chosen = asked === undefined ? settingsOf(role, settings) : settingsOfName(asked, settingsOf(role, settings), settings)
  if (chosen.model === 'none') return { kind: 'none' }
  if (chosen.url === undefined && chosen.preset === undefined) {
    return chosen.model === undefined ? { kind: 'local' } : { kind: 'local', model: chosen.model }
  }
  const endpoint = endpointOf(chosen, settings)
  if (demandOnRole(role, brief, settings).onlyLocal === true && !endpoint.isLocal) throw fault('MODEL_NOT_LOCAL', { url: endpoint.url })
  return { kind: 'configured', endpoint }
}

function settingsOf(role: Role, settings: ModelSettings): EndpointSettings {
  const own = settings.models?.[role] ?? settings.models?.default
  if (own === undefined) return settings
  // A key goes only to the server it was set for.
  if (own.url !== undefined || own.preset !== undefined) return own
  return own.model === undefined ? fieldsOf(settings) : { ...fieldsOf(settings), model: own.model }
}

function settingsOfName(asked: string, configured: EndpointSettings, settings: ModelSettings): EndpointSettings {
  const colon = asked.indexOf(':')
  const name = colon === -1 ? asked : asked.slice(0, colon)
  if (!isPresetName(name)) return { ...fieldsOf(configured), model: asked }
  const key = keyOf(name, configured, settings)
  const model = colon === -1 ? undefined : asked.slice(colon + 1)
  return { preset: name, ...(key === undefined ? {} : { key }), ...(model === undefined || model === '' ? {} : { model }) }
}

function keyOf(name: PresetName, configured: EndpointSettings, settings: ModelSettings): string | undefined {
  return configured.preset === name && configured.url === undefined ? (configured.key ?? settings.keys?.[name]) : settings.keys?.[name]
}

function fieldsOf({ url, key, preset, model }: EndpointSettings): EndpointSettings {
  return {
    ...(url === undefined ? {} : { url }),
    ...(key === undefined ? {} : { key }),
    ...(preset === undefined ? {} : { preset }),
    ...(model === undefined ? {} : { model }),
  }
}

function endpointOf(chosen: EndpointSettings, settings: ModelSettings): Endpoint {
  const preset = chosen.preset === undefined ? undefined : presets[chosen.preset]
  const url = baseUrl(chosen.url ?? preset?.url ?? '')
  const key = chosen.key ?? (chosen.preset !== undefined && chosen.url === undefined ? settings.keys?.[chosen.preset] : undefined)
  if (preset?.keyVariable !== undefined && chosen.url === undefined && key === undefined) {
    throw fault('MODEL_KEY_MISSING', { preset: chosen.preset ?? '', variable: preset.keyVariable })
  }
  const model = chosen.model ?? preset?.model
  return { url, isLocal: isLoopback(url), ...(key === undefined ? {} : { key }), ...(model === undefined ? {} : { model }) }
}

/**
 * Normalises the address of an OpenAI-compatible API as a person may have written it: `http://127.0.0.1:11434`,
 * `…/v1/`, `…/v1/chat/completions` all mean `…/v1`. Faults: `MODEL_SETTINGS`.
 */
export function baseUrl(written: string): string {
  if (!URL.canParse(written)) throw fault('MODEL_SETTINGS', { reason: 'the model address is not a URL' })
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw fault('MODEL_SETTINGS', { reason: `the model address begins with ${url.protocol}` })
  }
  if (url.username !== '' || url.password !== '') throw fault('MODEL_SETTINGS', { reason: 'the model address holds a password' })
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(chat\/completions|models)$/, '')
  return `${url.origin}${path === '' ? '/v1' : path}`
}

/** True when the address names this machine itself (RFC 6761 `localhost`, 127.0.0.0/8, ::1). */
function isLoopback(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase()
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
