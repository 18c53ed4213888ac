import type { Fault } from '@galley/fault'
import type { SearchTool } from '@galley/kernel'
import type { Role } from '@galley/sdk'

/** One part that a plugin plays in every draft, and the choice that gave it the part. */
export interface PluginUse {
  readonly plugin: string
  /** `editor`, `search 1`, `search documents`, `read text/html`. */
  readonly as: string
  /** The setting that names it; `default` where the settings say nothing, `only one` where no other plugin can do it. */
  readonly by: string
}

/** The plugins that the settings choose: never by the order of their names. */
export interface ChosenPlugins {
  readonly team: Readonly<Record<Role, string>>
  /** Asked on the web, in this order. */
  readonly search: readonly SearchTool[]
  /** Asked where the brief has documents of its own. */
  readonly documents: readonly SearchTool[]
  /** Name of the plugin that reads each media type. */
  readonly readers: Readonly<Record<string, string>>
  /** Name of the plugin that runs the entailment model; absent where none is pinned. */
  readonly entailer?: string
  /** The operator's address of a tool's service, by the tool's name. */
  readonly bases: Readonly<Record<string, string>>
  readonly uses: readonly PluginUse[]
  /** Choices that cannot be followed, and those that are missing. While there is one, no draft is begun. */
  readonly problems: readonly Fault[]
}
