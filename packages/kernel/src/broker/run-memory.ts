import type { NewEvent, Source } from '@galley/sdk'
import type { PageText } from './page-text.ts'

/** A countable permission of one run. */
export type Quota = 'queries' | 'pages' | 'requests' | 'tokens'

/** An amount that a plugin has taken from a quota. */
export interface Spending {
  readonly plugin: string
  readonly quota: Quota
  readonly amount: number
}

/** The broker's memory for one run scope: counts, never content. */
export interface RunMemory {
  /** Number of effects by `step hash`. */
  readonly nth: Map<string, number>
  /** Amounts spent and reserved, by `plugin quota`. */
  readonly spent: Map<string, number>
  /** Asks of a plugin that are with the model, by plugin; each is fulfilled when its tokens are booked. */
  readonly openAsks: Map<string, Set<Promise<void>>>
  /** Ids of the sources whose `source.added` was emitted. */
  readonly announced: Set<string>
  /** Kind and name of everything whose `source.failed` was emitted. */
  readonly failed: Set<string>
  /** Reads by source id that are under way or failed, so that one address is asked once. */
  readonly reading: Map<string, Promise<Source>>
  /** Pages by their bytes and reader, under way, read or refused: a document that is searched and then read is read once. */
  readonly pages: Map<string, Promise<PageText>>
  /** Digests of the brief's documents by path, as they were when they were first listed to a plugin. */
  identities: Promise<ReadonlyMap<string, string>> | null
  /** The end of the last reading of each reader. */
  readonly turns: Map<string, Promise<void>>
}

/**
 * Creates a fresh memory. On resuming, `events` are those already in the ledger, so that what they told is not told again, and
 * `spent` the effects that it remembers: a quota is one of the run, not of the process.
 */
export function createRunMemory({
  events = [],
  spent = [],
}: { readonly events?: Iterable<Pick<NewEvent, 'type' | 'data'>>; readonly spent?: readonly Spending[] } = {}): RunMemory {
  const announced = new Set<string>()
  const failed = new Set<string>()
  for (const event of events as Iterable<NewEvent>) {
    if (event.type === 'source.added') announced.add(event.data.source.id)
    if (event.type === 'source.failed') failed.add(`${event.data.kind} ${event.data.name}`)
  }
  const memory: RunMemory = {
    nth: new Map(),
    spent: new Map(),
    openAsks: new Map(),
    announced,
    failed,
    reading: new Map(),
    pages: new Map(),
    identities: null,
    turns: new Map(),
  }
  for (const { plugin, quota, amount } of spent) addSpending(memory, plugin, quota, amount)
  return memory
}

/** Returns the amount that a plugin has spent or reserved of a quota. */
export function spendingOf({ spent }: RunMemory, plugin: string, quota: Quota): number {
  return spent.get(`${plugin} ${quota}`) ?? 0
}

/** Adds to the amount that a plugin has spent or reserved of a quota; a negative amount is given back. */
export function addSpending({ spent }: RunMemory, plugin: string, quota: Quota, amount: number): void {
  const key = `${plugin} ${quota}`
  spent.set(key, (spent.get(key) ?? 0) + amount)
}
