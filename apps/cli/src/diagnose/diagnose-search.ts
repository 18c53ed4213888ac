import type { Runtime } from '@galley/runtime'
import { environment } from '../help/environment.ts'
import { ok, type Diagnosis } from './diagnosis.ts'

/** Puts a question to each search tool of the settings. */
export async function diagnoseSearch(runtime: Pick<Runtime, 'search' | 'settings'>): Promise<readonly Diagnosis[]> {
  const services = await runtime.search.check(new AbortController().signal)
  if (services.length === 0)
    return [
      {
        state: 'note',
        what: 'no web search: drafts are written from the documents you give',
        cure: 'Name search tools in `search`, or the address of one in `services`, in galley.config.json.',
      },
    ]
  return services.map(({ plugin, url, problem }): Diagnosis => {
    const what = `web search: ${plugin}${url === undefined ? '' : ` at ${url}`}`
    if (problem === undefined) return ok(`${what} answered`)
    return { state: 'fault', what: `${what} does not work: ${problem}`, cure: cureOf(plugin, problem) }
  })
}

function cureOf(plugin: string, problem: string): string {
  if (problem.includes('search.formats')) return 'Add `json` to `search.formats` in the settings.yml of your SearXNG, and restart it.'
  const variable = environment.find(({ setting }) => setting === `services.${plugin.replace('@galley/search-', '')}.url`)?.name
  return `Start the service, or correct its address in galley.config.json${variable === undefined ? '' : ` or ${variable}`}.`
}
