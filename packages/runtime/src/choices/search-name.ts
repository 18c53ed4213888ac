import type { PluginRecord } from '@galley/kernel'

/** Beginning of the names that a short name in `search` and `services` stands for. */
export const houseSearch = '@galley/search-'

/** Finds the full name of a search plugin: `brave` stands for Galley's own, unless a plugin is called so. */
export function searchName(plugins: readonly PluginRecord[], name: string): string {
  return name.includes('/') || plugins.some((plugin) => plugin.name === name) ? name : houseSearch + name
}
