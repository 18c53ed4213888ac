import type { Settings } from '../settings/settings.ts'
import { defaultEntailer } from '../settings/settings-schema.ts'
import { houseSearch } from './search-name.ts'

/** Galley's own search plugins that are there whatever is chosen. */
const usualSearch: ReadonlySet<string> = new Set(['folder', 'searxng', 'wikipedia'].map((name) => houseSearch + name))

/**
 * Tells if the settings have a use for one of Galley's own plugins. The runtime of entailment models, which is large, and the search plugins for services
 * that nobody chose are not packed, verified or listed: they cost a start nothing.
 */
export function isUsed(name: string, { entailment, search = [], services }: Pick<Settings, 'entailment' | 'search' | 'services'>): boolean {
  if (name === defaultEntailer) return entailment?.plugin === defaultEntailer
  if (!name.startsWith(houseSearch) || usualSearch.has(name)) return true
  return [...search, ...Object.keys(services)].some((chosen) => chosen === name || houseSearch + chosen === name)
}
