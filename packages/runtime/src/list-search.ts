import type { SearchTool } from '@galley/kernel'
import type { PluginListing } from './plugins/plugin-listing.ts'
import type { SearchListing, SearchService } from './search-listing.ts'
import type { Sleep } from './sleep.ts'

/** A question to which every encyclopaedia and every search engine knows an answer. */
const question = { query: 'language', k: 1 }

/** Milliseconds that a service gets to answer it. */
const maxAnswerMs = 10_000

/** The search tools that the settings choose, each asked as a draft asks it. */
export function listSearch(
  plugins: Pick<PluginListing, 'call' | 'info'>,
  search: () => Promise<readonly SearchTool[]>,
  sleep: Sleep,
): SearchListing {
  const ask = async ({ plugin, base }: SearchTool, signal: AbortSignal): Promise<SearchService> => {
    const asked = base === undefined ? { plugin } : { plugin, url: base }
    const limit = new AbortController()
    const answered = new AbortController()
    void sleep(maxAnswerMs, answered.signal).then(() => limit.abort(new Error(`no answer within ${maxAnswerMs / 1000} seconds`)))
    try {
      const { permissions = {} } = await plugins.info(plugin)
      await plugins.call(plugin, 'search', question, { permissions, signal: AbortSignal.any([signal, limit.signal]) })
      return asked
    } catch (error) {
      signal.throwIfAborted()
      return { ...asked, problem: error instanceof Error ? error.message : String(error) }
    } finally {
      answered.abort()
    }
  }
  return { check: async (signal) => Promise.all((await search()).map(async (tool) => ask(tool, signal))) }
}
