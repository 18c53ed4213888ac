import type { PluginListing } from './plugins/plugin-listing.ts'
import { searchServicesOf } from './run/search-tools-of.ts'
import type { SearchListing, SearchService } from './search-listing.ts'
import type { Settings } from './settings/settings.ts'

/** A question to which every encyclopaedia and every search engine knows an answer. */
const question = { query: 'language', k: 1 }

/** Milliseconds that a service gets to answer it. */
const maxAnswerMs = 10_000

/** The services of the settings, asked through their tools. */
export function listSearch(
  plugins: Pick<PluginListing, 'call'>,
  settings: Settings,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): SearchListing {
  const ask = async (plugin: string, url: string, signal: AbortSignal): Promise<SearchService> => {
    const limit = new AbortController()
    const answered = new AbortController()
    void sleep(maxAnswerMs, answered.signal).then(() => limit.abort(new Error(`no answer within ${maxAnswerMs / 1000} seconds`)))
    try {
      await plugins.call(plugin, 'search', question, { signal: AbortSignal.any([signal, limit.signal]) })
      return { plugin, url }
    } catch (error) {
      signal.throwIfAborted()
      return { plugin, url, problem: error instanceof Error ? error.message : String(error) }
    } finally {
      answered.abort()
    }
  }
  return { check: async (signal) => Promise.all(searchServicesOf(settings).map(async ({ plugin, base }) => ask(plugin, base, signal))) }
}
