import { createRunMemory, type DocumentFolder, type RunScope } from '@galley/kernel'
import { createRunBudget, type ChatModel } from '@galley/models'
import type { Brief, Ephemeral, Source } from '@galley/sdk'
import type { ChosenPlugins } from '../choices/chosen-plugins.ts'
import type { Settings } from '../settings/settings.ts'
import { mayUseWeb, searchToolsOf } from './search-tools-of.ts'
import { withinQuota } from './within-quota.ts'

/** Services of a call that belongs to no draft. */
export interface ScratchOptions {
  readonly brief: Brief
  readonly settings: Settings
  readonly chosen: ChosenPlugins
  readonly files: DocumentFolder | null
  /** The model that answers, whatever the role. */
  readonly model: ChatModel | null
  readonly clock: () => Date
  /** Shows log lines and progress. */
  readonly show: (event: Ephemeral) => void
}

/** Scope of a call outside any draft: the broker is the real one, its effects are kept in memory and gone with the call. The ledger hears of nothing. */
export function createScratchScope({ brief, settings, chosen, files, model, clock, show }: ScratchOptions): RunScope {
  const budget = createRunBudget(brief.budget ?? {}, clock)
  const sources = new Map<string, { readonly source: Source; readonly text: string }>()
  return {
    id: 'none',
    brief,
    web: mayUseWeb(brief, settings),
    effect: async (_key, perform) => (await perform()).response,
    model: model && ((request, { signal, quota }) => model.chat(request, { signal, budget: withinQuota(budget, quota) })),
    searchTools: searchToolsOf(brief, settings, chosen),
    readers: chosen.readers,
    files,
    storeSource: (source, text) => {
      if (!sources.has(source.id)) sources.set(source.id, { source, text })
      return Promise.resolve(source)
    },
    findSource: (id) => Promise.resolve(sources.get(id)?.source ?? null),
    sourceText: (id) => Promise.resolve(sources.get(id)?.text ?? ''),
    onEvent: () => undefined,
    onEphemeral: show,
    onPlugin: () => Promise.resolve(),
    memory: createRunMemory(),
  }
}
