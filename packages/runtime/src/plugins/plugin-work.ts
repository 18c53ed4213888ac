import type { Ledger } from '@galley/ledger'
import { participantsOf } from '../run/participants.ts'

/** Work of a plugin in one run, from the ledger. */
export interface PluginWork {
  readonly draft: string
  /** Start of the draft (RFC 3339). */
  readonly at: string
  readonly title: string
  /** Calls of each kind to the world, and how many of them had no answer: refused, failed or interrupted. */
  readonly calls: readonly { readonly kind: 'model' | 'search' | 'read' | 'fetch'; readonly count: number; readonly unanswered: number }[]
  /** Tokens of its model, read and written. */
  readonly tokens: number
  /** Names of the hosts that it asked for, and of those that answered in their place. */
  readonly hosts: readonly string[]
}

/** The last runs that are looked at. */
export const maxWorkRuns = 10

const kinds = ['model', 'search', 'read', 'fetch'] as const

/** The parts of a call's usage that are counted here. */
interface CountedUsage {
  readonly plugin?: string
  readonly promptTokens?: number
  readonly completionTokens?: number
  readonly hosts?: readonly string[]
}

/**
 * Lists what each plugin did in the last runs, newest first, by the plugin's name. One that took part and asked for nothing has a run
 * without calls; one that took part in none of them is not listed.
 */
export async function listWork(ledger: Pick<Ledger, 'listRuns' | 'steps' | 'calls'>): Promise<ReadonlyMap<string, readonly PluginWork[]>> {
  const work = new Map<string, PluginWork[]>()
  for (const { id, createdAt, title } of await ledger.listRuns({ limit: maxWorkRuns })) {
    const calls = await ledger.calls(id)
    for (const name of new Set((await participantsOf(ledger, id)).map((plugin) => plugin.name))) {
      const own = calls.filter(({ usage }) => (usage as CountedUsage | null)?.plugin === name)
      const usages = own.map(({ usage }) => usage as CountedUsage)
      const one: PluginWork = {
        draft: id,
        at: createdAt,
        title,
        calls: kinds.flatMap((kind) => {
          const count = own.filter((call) => call.kind === kind).length
          return count === 0
            ? []
            : [{ kind, count, unanswered: own.filter((call) => call.kind === kind && call.state === 'started').length }]
        }),
        tokens: usages.reduce((sum, { promptTokens = 0, completionTokens = 0 }) => sum + promptTokens + completionTokens, 0),
        hosts: [...new Set(usages.flatMap(({ hosts = [] }) => hosts))].toSorted(),
      }
      work.set(name, [...(work.get(name) ?? []), one])
    }
  }
  return work
}
