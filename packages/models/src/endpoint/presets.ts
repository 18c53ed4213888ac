/** A model service or server that is known by name. */
export interface Preset {
  readonly url: string
  /** The model when none is named; without one the first of the server's list is taken. */
  readonly model?: string
  /** The environment variable that its key belongs in; absent where it needs no key. */
  readonly keyVariable?: string
}

/** A name that the settings and a brief may use instead of an address. */
export type PresetName = 'nvidia' | 'openrouter' | 'openai' | 'ollama' | 'lmstudio' | 'vllm' | 'llamacpp'

/** The servers that are known by name, with the addresses their own documentation gives. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  nvidia: { url: 'https://integrate.api.nvidia.com/v1', model: 'meta/llama3-70b-instruct', keyVariable: 'NVIDIA_API_KEY' },
  openrouter: { url: 'https://openrouter.ai/api/v1', keyVariable: 'OPENROUTER_API_KEY' },
  openai: { url: 'https://api.openai.com/v1', keyVariable: 'OPENAI_API_KEY' },
  ollama: { url: 'http://127.0.0.1:11434/v1' },
  lmstudio: { url: 'http://127.0.0.1:1234/v1' },
  vllm: { url: 'http://127.0.0.1:8000/v1' },
  llamacpp: { url: 'http://127.0.0.1:8080/v1' },
}

/** Presets whose address is tried for a local server, in this order. */
export const localPresets: readonly PresetName[] = ['ollama', 'lmstudio', 'vllm', 'llamacpp']

/** True for the name of a preset. */
export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(presets, name)
}
