import type { Brief, Ephemeral, Source } from '@galley/sdk'
import { createRunMemory, type BrokerEvent, type EffectKey, type Performed, type RunScope } from '../src/index.ts'

/** A ledger in memory. */
export interface TestLedger {
  readonly effects: Map<string, unknown>
  readonly performed: EffectKey[]
  readonly sources: Map<string, { readonly source: Source; readonly text: string }>
  readonly events: { readonly step: string; readonly event: BrokerEvent }[]
  readonly shown: Ephemeral[]
  /** Names of the plugins, as they were called. */
  readonly called: string[]
}

/** Creates an empty ledger. */
export const emptyLedger = (): TestLedger => ({ effects: new Map(), performed: [], sources: new Map(), events: [], shown: [], called: [] })

/** A run on a ledger in memory; a second one on the same ledger is the run resumed. */
export function testRun(ledger: TestLedger, more: Partial<RunScope> = {}): RunScope {
  const brief: Brief = { topic: 'tests' }
  return {
    id: 'run-1',
    brief,
    web: true,
    async effect<T>(key: EffectKey, perform: () => Promise<Performed<T>>): Promise<T> {
      const row = JSON.stringify([key.step, key.kind, key.hash, key.nth])
      if (ledger.effects.has(row)) return ledger.effects.get(row) as T
      ledger.performed.push(key)
      const { response } = await perform()
      ledger.effects.set(row, structuredClone(response))
      return response
    },
    model: null,
    searchTools: [],
    readers: { 'text/html': 'page-reader', 'text/markdown': 'page-reader', 'text/plain': 'page-reader' },
    files: null,
    storeSource(source, text) {
      const stored = ledger.sources.get(source.id) ?? { source, text }
      ledger.sources.set(source.id, stored)
      return Promise.resolve(stored.source)
    },
    findSource: (id) => Promise.resolve(ledger.sources.get(id)?.source ?? null),
    sourceText: (id) => Promise.resolve(ledger.sources.get(id)?.text ?? ''),
    onEvent: (step, event) => void ledger.events.push({ step, event }),
    onEphemeral: (event) => void ledger.shown.push(event),
    onPlugin: async ({ name }) => void ledger.called.push(name),
    memory: createRunMemory(),
    ...more,
  }
}
