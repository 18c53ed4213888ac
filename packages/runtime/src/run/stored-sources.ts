import type { Source } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'

/** Characters of stored texts that a run keeps at hand; beyond them the oldest are read from the ledger again. */
const maxKept = 16_000_000

/** The sources of one run, as the ledger holds them. A stored source never changes, so each is read and verified once. */
export interface StoredSources {
  /** Stores a source with its text; the one stored first under its id is answered. */
  readonly add: (source: Source, text: string) => Promise<Source>
  readonly find: (id: string) => Promise<Source | null>
  /** Faults SOURCE_NOT_FOUND, SOURCE_DAMAGED. */
  readonly text: (id: string) => Promise<string>
}

/** Opens the sources of a claimed run; nothing is read before it is asked for, and then alone: the anchors of a hundred tables are a long text. */
export function openStoredSources(ledger: Pick<Ledger, 'addSource' | 'source' | 'sourceText'>, lease: Lease): StoredSources {
  const sources = new Map<string, Source>()
  const texts = new Map<string, string>()
  let kept = 0
  const find = async (id: string): Promise<Source | null> => {
    const source = sources.get(id) ?? (await ledger.source(lease.id, id))
    if (source !== null) sources.set(id, source)
    return source
  }
  const keep = (id: string, text: string): void => {
    if (texts.has(id)) return
    texts.set(id, text)
    kept += text.length
    for (const [oldest, old] of texts) {
      if (kept <= maxKept) return
      texts.delete(oldest)
      kept -= old.length
    }
  }
  return {
    add: async (source, text) => {
      await ledger.addSource(lease, source, text)
      return (await find(source.id)) ?? source
    },
    find,
    text: async (id) => {
      const known = texts.get(id)
      if (known !== undefined) return known
      const text = await ledger.sourceText(lease.id, id)
      keep(id, text)
      return text
    },
  }
}
