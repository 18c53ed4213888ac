import type { Source } from '@galley/sdk'

/** The broker's memory for one run scope: counts, never content. */
export interface RunMemory {
  /** Number of effects by `step hash`. */
  readonly nth: Map<string, number>
  /** Amounts spent, by `plugin quota`. */
  readonly spent: Map<string, number>
  /** Ids of the sources whose `source.added` was emitted. */
  readonly announced: Set<string>
  /** Reads under way by source id, so that one address is read once. */
  readonly reading: Map<string, Promise<Source>>
}

/** Creates a fresh memory. On resuming, `announced` holds the ids of the sources whose `source.added` is already in the ledger. */
export function createRunMemory({ announced = [] }: { readonly announced?: readonly string[] } = {}): RunMemory {
  return { nth: new Map(), spent: new Map(), announced: new Set(announced), reading: new Map() }
}
