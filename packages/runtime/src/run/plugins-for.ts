import { textMediaTypes, type Brief } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'
import { searchToolsOf } from '../scope/search-tools-of.ts'

/** Lists the plugins that a run of this brief calls, in the order in which it first needs them; a reader of other things than texts only when there are some. */
export function pluginsFor(brief: Brief, settings: Pick<Settings, 'onlyLocal'>, chosen: ChosenPlugins): readonly string[] {
  const { researcher, ...others } = chosen.team
  const tools = searchToolsOf(brief, settings, chosen).map(({ plugin }) => plugin)
  return [...new Set([researcher, ...tools, ...readersOfText(chosen), ...Object.values(others)])]
}

/** Lists the plugins that read HTML, Markdown and plain text. */
export function readersOfText({ readers }: Pick<ChosenPlugins, 'readers'>): readonly string[] {
  return [...new Set(textMediaTypes.flatMap((type) => readers[type] ?? []))]
}
