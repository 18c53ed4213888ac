import type { Host } from '@galley/sdk'
import type { DocumentDescription } from './describe-document.ts'
import type { ReadDocument } from './read-hit.ts'
import type { WordIndex } from './topic-fit.ts'

/** Facts of a document that are the same whatever is asked of it: the host keeps them for the next draft. */
export interface DocumentFacts {
  readonly words: () => WordIndex
  /** Its description for the planner; absent where nobody has asked for it yet. */
  readonly description?: DocumentDescription
}

/** A document that facts are of. */
type FactsOf = Pick<ReadDocument, 'address' | 'digest' | 'title'>

/** Facts as they are kept: of a document with this text and title. */
interface FactsText {
  readonly digest: string
  readonly title: string
  readonly words: {
    /** `root times root times`; roots are letters and digits. */
    readonly counts: string
    readonly total: number
    readonly title: readonly string[]
    readonly early: readonly string[]
    readonly headed: readonly string[]
    readonly isCompounding: boolean
  }
  readonly description?: DocumentDescription
}

/** Name under which they are kept. */
const name = 'facts'

/** Names that the host is asked for at a time. */
const maxAsked = 100

/** Longest text that the host keeps, in UTF-16 units. */
const maxKept = 262_144

/** Path of one of the brief's own documents; null of any other address. */
const pathOf = (address: string): string | null => (address.startsWith('folder:') ? address.slice('folder:'.length) : null)

/** Finds what earlier drafts kept of the brief's own documents among these addresses. */
export async function findFacts({ kept }: Pick<Host, 'kept'>, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (kept === undefined) return found
  const names = addresses.flatMap((address) => {
    const path = pathOf(address)
    return path === null ? [] : [{ address, path }]
  })
  while (names.length > 0) {
    const texts = await kept.findMany(names.slice(0, maxAsked).map(({ path }) => ({ path, name })))
    for (const [at, { address }] of names.splice(0, texts.length).entries()) {
      const text = texts[at]
      if (typeof text === 'string') found.set(address, text)
    }
  }
  return found
}

/** Keeps the facts of a document for the next draft, where it is one of the brief's own and they fit; tells if it did. */
export async function keepFacts({ kept }: Pick<Host, 'kept'>, document: FactsOf, facts: DocumentFacts): Promise<boolean> {
  const path = pathOf(document.address)
  if (kept === undefined || path === null) return false
  const text = writeFacts(document, facts)
  if (text.length > maxKept) return false
  await kept.keep(path, name, text)
  return true
}

function writeFacts({ digest, title }: FactsOf, { words, description }: DocumentFacts): string {
  const { counts, total, isCompounding, ...sets } = words()
  const written: FactsText = {
    digest,
    title,
    words: {
      counts: [...counts].flat().join(' '),
      total,
      title: [...sets.title],
      early: [...sets.early],
      headed: [...sets.headed],
      isCompounding,
    },
    ...(description === undefined ? {} : { description }),
  }
  return JSON.stringify(written)
}

/** Reads what was kept of a document; null where its text or title is another now. */
export function readFacts(kept: string | undefined, { digest, title }: ReadDocument): DocumentFacts | null {
  if (kept === undefined) return null
  const { words, description, ...of } = JSON.parse(kept) as FactsText
  if (of.digest !== digest || of.title !== title) return null
  return { words: () => indexOf(words), ...(description === undefined ? {} : { description }) }
}

function indexOf({ counts, total, isCompounding, ...sets }: FactsText['words']): WordIndex {
  const parts = counts === '' ? [] : counts.split(' ')
  const pairs = parts.flatMap((root, at): readonly (readonly [string, number])[] => (at % 2 === 0 ? [[root, Number(parts[at + 1])]] : []))
  return {
    counts: new Map(pairs),
    total,
    title: new Set(sets.title),
    early: new Set(sets.early),
    headed: new Set(sets.headed),
    isCompounding,
  }
}
