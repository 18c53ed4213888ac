import type { Source } from '@galley/sdk'

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
  /** Reads under way by source id, so that one address is read once. */
  readonly reading: Map<string, Promise<Source>>
}

/**
 * Creates a fresh memory. On resuming, `announced` holds the ids of the sources whose `source.added` is already in the ledger,
 * and `spent` the effects that it remembers: a quota is one of the run, not of the process.
 */
export function createRunMemory({
  announced = [],
  spent = [],
}: { readonly announced?: readonly string[]; readonly spent?: readonly Spending[] } = {}): RunMemory {
  const memory = { nth: new Map(), spent: new Map(), openAsks: new Map(), announced: new Set(announced), reading: new Map() }
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
