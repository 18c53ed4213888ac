import type { PluginManifest } from '@galley/sdk'
import type { Powers } from './compare-powers.ts'

/** Takes the powers off a manifest. */
export function powersOf({ permissions, limits = {} }: PluginManifest): Powers {
  return { permissions, limits }
}
