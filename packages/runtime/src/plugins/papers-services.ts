import type { PluginRecord } from '@galley/kernel'
import type { InstalledRef } from './load/list-installed.ts'
import type { PluginLogEntry } from './log/log-entry.ts'
import type { PluginWork } from './plugin-work.ts'
import type { SpecServices } from './spec/spec-kind.ts'

/** Means that the papers work with. */
export interface PapersServices extends SpecServices {
  /** Names of this workspace's plugins, refused ones too. */
  readonly ownNames: readonly string[]
  /** Runs a task while no other process changes the lock. */
  readonly exclusively: <T>(file: string, task: () => Promise<T>) => Promise<T>
  /** Writes a line to the log of what was done with plugins. */
  readonly log: (entry: PluginLogEntry) => Promise<void>
  readonly kernel: {
    /** Takes a plugin in, or in place of the one with its name. */
    readonly replace: (ref: InstalledRef) => Promise<unknown>
    /** Takes a plugin out. */
    readonly forget: (name: string) => Promise<void>
    readonly plugin: (name: string) => Promise<PluginRecord>
  }
  /** Work of a plugin in the last runs, newest first. */
  readonly workOf: (name: string) => Promise<readonly PluginWork[]>
}
