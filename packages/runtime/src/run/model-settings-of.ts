import { presets, type EndpointSettings, type ModelSettings, type PresetName } from '@galley/models'
import { roles, type Role } from '@galley/sdk'
import type { ModelChoice, Settings } from '../settings/settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings as `models` wants them, with the keys that only the environment may hold: `GALLEY_MODEL_KEY` for the configured
 * server, `NVIDIA_API_KEY`, `OPENROUTER_API_KEY` and `OPENAI_API_KEY` for those presets.
 */
export function modelSettingsOf(settings: Settings, env: Environment): ModelSettings {
  const key = env['GALLEY_MODEL_KEY']
  const own = roles.flatMap((role): [Role, EndpointSettings][] => {
    const choice = settings.models?.[role]
    return choice ? [[role, placeOf(choice)]] : []
  })
  return {
    ...(settings.model ? placeOf(settings.model) : {}),
    ...(key ? { key } : {}),
    ...(own.length > 0 ? { models: Object.fromEntries(own) } : {}),
    ...(settings.fallbacks ? { fallbacks: settings.fallbacks } : {}),
    ...(settings.figures ? { figures: settings.figures } : {}),
    ...timeoutsOf(settings),
    keys: keysOf(env),
    probeLocal: settings.probeLocal,
    onlyLocal: settings.onlyLocal,
  }
}

/** A model that may take long to begin may take as long for the whole. */
function timeoutsOf({ modelTimeouts }: Settings): Pick<ModelSettings, 'timeouts'> {
  if (modelTimeouts === undefined) return {}
  const { firstWordSeconds, answerSeconds } = modelTimeouts
  return { timeouts: { firstByteMs: firstWordSeconds * 1000, totalMs: Math.max(firstWordSeconds, answerSeconds) * 1000 } }
}

function placeOf({ preset, url, name, demand }: ModelChoice): EndpointSettings {
  return { ...(preset ? { preset } : {}), ...(url ? { url } : {}), ...(name ? { model: name } : {}), ...(demand ? { demand } : {}) }
}

function keysOf(env: Environment): Partial<Record<PresetName, string>> {
  const names = Object.keys(presets) as readonly PresetName[]
  return Object.fromEntries(
    names.flatMap((name) => {
      const key = env[presets[name].keyVariable ?? '']
      return key ? [[name, key]] : []
    }),
  )
}
