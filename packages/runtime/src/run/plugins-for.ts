import { textMediaTypes, type Brief } from '@galley/sdk'
import { documentSearch } from '../choices/choose-search.ts'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'
import { searchToolsOf } from '../scope/search-tools-of.ts'

type Chosen = Pick<ChosenPlugins, 'team' | 'documents' | 'search' | 'readers'>

/** Lists the plugins that a run of this brief may call; a reader of other things than texts only when there are some. */
export function pluginsFor(brief: Brief, settings: Pick<Settings, 'onlyLocal'>, chosen: Chosen): readonly string[] {
  const { first, later } = surePlugins(brief, settings, chosen)
  return [...new Set([...first, ...later, ...readersOfText(chosen), ...Object.values(chosen.team)])]
}

/** Plugins that every run of a brief calls, in the order in which it needs them: up to its plan, and after that. */
interface SurePlugins {
  readonly first: readonly string[]
  readonly later: readonly string[]
}

/** Lists the plugins that every run of this brief calls. A document that was read before needs no reader, and without a judge the fact-checker is not asked. */
export function surePlugins(brief: Brief, settings: Pick<Settings, 'onlyLocal'>, chosen: Chosen): SurePlugins {
  const { researcher, planner, writer, editor } = chosen.team
  const tools = searchToolsOf(brief, settings, chosen).map(({ plugin }) => plugin)
  return { first: [...new Set([researcher, ...tools, planner])], later: [writer, editor] }
}

/** Lists the plugins that a draft calls first, as far as the settings alone tell them: one that is wrong is started in vain. */
export function likelyPlugins(
  { team, search }: Pick<Settings, 'team' | 'search'>,
  { hasDocuments }: { readonly hasDocuments: boolean },
): readonly string[] {
  return [team.researcher, ...(hasDocuments && search === undefined ? [documentSearch] : [])]
}

/** Lists the plugins that read HTML, Markdown and plain text. */
export function readersOfText({ readers }: Pick<ChosenPlugins, 'readers'>): readonly string[] {
  return [...new Set(textMediaTypes.flatMap((type) => readers[type] ?? []))]
}
