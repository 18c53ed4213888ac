import type { DatedLogEntry } from './log/log-entry.ts'
import type { PluginChanges } from './plugin-facts.ts'

/** An update of a plugin as it was agreed to, and when (RFC 3339). */
export interface DatedChanges extends PluginChanges {
  readonly at: string
}

/** Finds what the last update of each plugin changed, by its name, in the log of what was done with plugins; one that was removed since has none. */
export function lastChanges(entries: readonly DatedLogEntry[]): ReadonlyMap<string, DatedChanges> {
  const last = new Map<string, DatedChanges>()
  for (const { action, name, changes, at } of entries) {
    if (name === undefined) continue
    if (action === 'remove' || action === 'install') last.delete(name)
    if (action === 'update' && changes !== undefined) last.set(name, { ...changes, at })
  }
  return last
}
