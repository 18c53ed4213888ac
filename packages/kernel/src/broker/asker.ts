import type { Role } from '@galley/sdk'
import type { LoadedPlugin } from '../load/loaded-plugin.ts'
import type { RunScope } from '../run-scope.ts'
import type { Bodies } from './bodies.ts'

/** Who asks the broker, on whose behalf. Run and step come from the host's own table, never from the plugin. */
export interface Asker {
  readonly plugin: LoadedPlugin
  readonly run: RunScope
  readonly step: string
  /** 0 for a plugin that the team called, 1 for a tool that the broker called for it. */
  readonly depth: 0 | 1
  /** The role at whose request all this happens. */
  readonly role?: Role
  /** The operator's address of the service, for a tool that has one. */
  readonly base?: string
  readonly bodies: Bodies
}
