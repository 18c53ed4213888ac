import type { Fault } from '@galley/fault'
import type { PluginRecord, SearchTool } from '@galley/kernel'
import { fault } from '../faults.ts'
import { checkChoice } from './check-choice.ts'
import type { PluginUse } from './chosen-plugins.ts'
import { houseSearch, searchName } from './search-name.ts'
import type { Settings } from '../settings/settings.ts'

/** The search tools of the settings. */
interface ChosenSearch {
  readonly web: readonly SearchTool[]
  readonly documents: readonly SearchTool[]
  readonly bases: Readonly<Record<string, string>>
  readonly uses: readonly PluginUse[]
  readonly problems: readonly Fault[]
}

/** Galley's own plugin that searches a brief's own documents; one in `search` takes its place. */
export const documentSearch = '@galley/search-folder'

/** Chooses the search tools: those of `search` in its order, by short names too, else those that `services` has an address for. */
export function chooseSearch(plugins: readonly PluginRecord[], { search, services }: Pick<Settings, 'search' | 'services'>): ChosenSearch {
  const find = (name: string): PluginRecord | undefined => plugins.find((plugin) => plugin.name === name)
  const bases = new Map(Object.entries(services).map(([key, { url }]) => [searchName(plugins, key), { key, url }]))
  const asked = search?.map((name) => searchName(plugins, name))
  const names = asked ?? [...bases.keys()]
  const own = names.filter((name) => isForDocuments(find(name)))
  const web = names.filter((name) => !own.includes(name)).map((plugin): SearchTool => toolOf(plugin, bases.get(plugin)?.url))
  const documents = own.length > 0 ? own : [documentSearch]
  const by = search === undefined ? 'services' : 'search'
  return {
    web,
    documents: documents.map((plugin) => toolOf(plugin, bases.get(plugin)?.url)),
    bases: Object.fromEntries([...bases].map(([name, { url }]) => [name, url])),
    uses: [
      ...documents.map((plugin) => ({ plugin, as: 'search documents', by: own.length > 0 ? 'search' : 'default' })),
      ...web.map(({ plugin }, at) => ({ plugin, as: `search ${at + 1}`, by })),
    ],
    problems: [
      ...[...bases].flatMap(([name, { key }]) => checkTool(plugins, `services.${key}`, name)),
      ...(asked ?? []).flatMap((name) => checkTool(plugins, 'search', name)),
      ...web.flatMap(({ plugin, base }) => (base === undefined ? checkService(find(plugin)) : [])),
    ],
  }
}

const toolOf = (plugin: string, base: string | undefined): SearchTool => (base === undefined ? { plugin } : { plugin, base })

/** True for a tool that is given the brief's documents and no network. */
const isForDocuments = (plugin: PluginRecord | undefined): boolean =>
  plugin?.permissions?.files !== undefined && plugin.permissions.fetch === undefined

function checkTool(plugins: readonly PluginRecord[], setting: string, name: string): readonly Fault[] {
  return checkChoice(plugins, { setting, name, part: 'search', fits: ({ provides = [] }) => provides.includes('search') })
}

/** A tool whose only host is the operator's address finds nothing without one. Fault SERVICE_MISSING. */
function checkService(plugin: PluginRecord | undefined): readonly Fault[] {
  const hosts = plugin?.permissions?.fetch?.allowedHosts ?? []
  if (plugin === undefined || hosts.length === 0 || hosts.some((host) => host !== '$base')) return []
  const key = plugin.name.startsWith(houseSearch) ? plugin.name.slice(houseSearch.length) : plugin.name
  return [fault('SERVICE_MISSING', { name: plugin.name, line: `"services": ${JSON.stringify({ [key]: { url: 'https://…' } })}` })]
}
