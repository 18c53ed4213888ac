import type { Brief, Role } from '@galley/sdk'
import { baseUrl } from './base-url.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { fault } from '../faults.ts'
import { isLoopback } from './loopback.ts'
import type { ModelPlace, ModelSettings } from './model-settings.ts'
import { isPresetName, presets, type PresetName } from './presets.ts'

/** Where a role's model is to be found: nowhere, at a configured server, or on this machine if there is one. */
export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'configured'; readonly endpoint: Endpoint }
  | { readonly kind: 'look'; readonly model?: string }

/**
 * The first two rungs of the ladder, as a pure decision. The brief goes before the settings, a role before the default.
 * A name is `none`, a preset, `preset:model`, or a model of the configured server.
 * Faults: `MODEL_SETTINGS`, `MODEL_KEY_MISSING`, `MODEL_NOT_LOCAL`.
 */
export function chooseEndpoint(role: Role, brief: Pick<Brief, 'models'>, settings: ModelSettings): Choice {
  const asked = brief.models?.[role] ?? brief.models?.default
  const place = asked === undefined ? placeOf(role, settings) : askedPlace(asked, placeOf(role, settings), settings)
  if (place.model === 'none') return { kind: 'none' }
  if (place.url === undefined && place.preset === undefined) {
    return place.model === undefined ? { kind: 'look' } : { kind: 'look', model: place.model }
  }
  const endpoint = endpointOf(place, settings)
  if (settings.onlyLocal === true && !endpoint.local) throw fault('MODEL_NOT_LOCAL', { url: endpoint.url })
  return { kind: 'configured', endpoint }
}

function placeOf(role: Role, settings: ModelSettings): ModelPlace {
  const own = settings.models?.[role] ?? settings.models?.default
  if (own === undefined) return settings
  // A key goes only to the place it was set for.
  if (own.url !== undefined || own.preset !== undefined) return own
  return own.model === undefined ? settings : { ...fieldsOf(settings), model: own.model }
}

function askedPlace(asked: string, configured: ModelPlace, settings: ModelSettings): ModelPlace {
  const colon = asked.indexOf(':')
  const name = colon === -1 ? asked : asked.slice(0, colon)
  if (!isPresetName(name)) return { ...fieldsOf(configured), model: asked }
  const key = keyOf(name, configured, settings)
  const model = colon === -1 ? undefined : asked.slice(colon + 1)
  return { preset: name, ...(key === undefined ? {} : { key }), ...(model === undefined || model === '' ? {} : { model }) }
}

function keyOf(name: PresetName, configured: ModelPlace, settings: ModelSettings): string | undefined {
  return configured.preset === name && configured.url === undefined ? (configured.key ?? settings.keys?.[name]) : settings.keys?.[name]
}

function fieldsOf({ url, key, preset, model }: ModelPlace): ModelPlace {
  return {
    ...(url === undefined ? {} : { url }),
    ...(key === undefined ? {} : { key }),
    ...(preset === undefined ? {} : { preset }),
    ...(model === undefined ? {} : { model }),
  }
}

function endpointOf(place: ModelPlace, settings: ModelSettings): Endpoint {
  const preset = place.preset === undefined ? undefined : presets[place.preset]
  const url = baseUrl(place.url ?? preset?.url ?? '')
  const key = place.key ?? (place.preset !== undefined && place.url === undefined ? settings.keys?.[place.preset] : undefined)
  if (preset?.needsKey === true && place.url === undefined && key === undefined) {
    throw fault('MODEL_KEY_MISSING', { preset: place.preset ?? '' })
  }
  const model = place.model ?? preset?.model
  return { url, local: isLoopback(url), ...(key === undefined ? {} : { key }), ...(model === undefined ? {} : { model }) }
}
