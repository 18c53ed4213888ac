import { isFault, type Fault } from '@galley/fault'
import { fault } from '../faults.ts'
import type { PluginSource } from '../read-plugin.ts'

/** A plugin that cannot be used, with the reason; the others can. */
export interface RefusedPlugin {
  readonly kind: 'workspace'
  /** Name in its package.json, or its folder's where that cannot be read. */
  readonly name: string
  readonly version: string
  readonly refusal: Fault
}

/** Refuses a plugin for a fault; what is no fault of ours is a source that cannot be bundled. */
export function refuse({ name, version }: Pick<PluginSource, 'name' | 'version'>, error: unknown): RefusedPlugin {
  const why = error instanceof Error ? error.message : String(error)
  return { kind: 'workspace', name, version, refusal: isFault(error) ? error : fault('PACK_FAILED', { name, why }, { cause: error }) }
}
