import { readBody, type BodyHandle, type FileEntry, type Host } from '@galley/sdk'
import { indexDocument, openPart, passagesIn, type KeptPart, type OpenPart } from './document-index.ts'
import type { Passage } from './passages-of.ts'

/** A document, ready to be searched. */
export interface IndexedDocument {
  readonly path: string
  readonly type: FileEntry['type']
  /** Digest that it holds for, if the host tells one. */
  readonly digest?: string
  readonly parts: readonly OpenPart[]
  /** The passages of one of its parts, which are fetched when they are shown. */
  readonly passages: (part: number, host: Host) => Promise<readonly Passage[]>
}

/** A longer text (in bytes, and of a document in characters) is skipped and named in the log: an index of it would not fit beside the others. */
const maxBytes = 4_000_000
const maxFiles = 2000
/** Batches of documents whose indexes are looked for at the same time, and documents of a batch. */
const [atOnce, batchSize] = [8, 8]
/** Longest text that the host keeps, in UTF-16 units. */
const maxKept = 262_144

/**
 * Indexes the brief's documents, in the order of their paths. One of `known` with the same digest is the same object; of one that was indexed in an
 * earlier run the host has kept the index, and it is not opened. One that cannot be read is named in the log. Throws when files are not granted.
 */
export async function indexDocuments(host: Host, known: readonly IndexedDocument[] = []): Promise<readonly IndexedDocument[]> {
  const { files } = host
  if (files === undefined) throw new Error('search-folder needs the grant "files"')
  const listed = await files.list()
  const entries = listed.files.toSorted((a, b) => compare(a.path, b.path))
  const wanted = entries.filter((entry) => entry.type === 'document' || entry.bytes <= maxBytes).slice(0, maxFiles)
  noteSkipped(host, entries, wanted)
  const before = new Map(known.map((document) => [document.path, document]))
  const documents: (IndexedDocument | null)[] = []
  const starts = Array.from({ length: Math.ceil(wanted.length / batchSize) }, (_, n) => n * batchSize).values()
  const takeRest = async (): Promise<void> => {
    for (const start of starts) {
      const batch = wanted.slice(start, start + batchSize)
      const kept = await findIndexes(
        batch.filter((entry) => !isSame(before.get(entry.path), entry, entry.digest)),
        host,
      )
      for (const [at, entry] of batch.entries())
        documents[start + at] = await findDocument(entry, { before: before.get(entry.path), kept: kept.get(entry.path) }, host)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeRest))
  return documents.filter((document) => document !== null)
}

const isSame = (before: IndexedDocument | undefined, { type }: FileEntry, digest: string | undefined): before is IndexedDocument =>
  digest !== undefined && before?.digest === digest && before.type === type

/** Finds the first parts of the indexes that the host has kept of documents, by their paths. */
async function findIndexes(entries: readonly FileEntry[], { kept }: Host): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (kept === undefined) return found
  const names = entries.filter(({ digest }) => digest !== undefined).map(({ path }) => ({ path, name: 'index.0' }))
  while (names.length > 0) {
    const texts = await kept.findMany(names)
    for (const [at, { path }] of names.splice(0, texts.length).entries()) {
      const text = texts[at]
      if (typeof text === 'string') found.set(path, text)
    }
  }
  return found
}

/** A document as it is known from before: of this process, or the first part of its index from an earlier run. */
interface KnownDocument {
  readonly before: IndexedDocument | undefined
  readonly kept: string | undefined
}

async function findDocument(entry: FileEntry, { before, kept }: KnownDocument, host: Host): Promise<IndexedDocument | null> {
  if (isSame(before, entry, entry.digest)) return before
  const found = kept === undefined ? null : await openKept(entry, kept, host)
  if (found !== null) return found
  const handle = await openFile(entry, host)
  if (handle === null) return null
  if (isSame(before, entry, handle.digest)) return before
  const parts = await indexBody(entry, handle, host)
  await keepParts(entry, parts, host)
  const digest = entry.digest ?? handle.digest
  return {
    path: entry.path,
    type: entry.type,
    ...(digest === undefined ? {} : { digest }),
    parts: parts.map(({ index }) => openPart(entry.path, index)),
    passages: async (part) => Promise.resolve(passagesIn(parts[part]?.passages ?? '[]')),
  }
}

async function openFile({ path }: FileEntry, host: Host): Promise<BodyHandle | null> {
  try {
    return (await host.files?.open(path)) ?? null
  } catch (error) {
    host.signal.throwIfAborted()
    host.log('warn', `not searched: ${path}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

async function indexBody({ path, type }: FileEntry, handle: BodyHandle, host: Host): Promise<readonly KeptPart[]> {
  const text = await readBody(host, handle, maxBytes)
  return indexDocument({ path, type, text, ...(handle.title === undefined ? {} : { title: handle.title }) })
}

/** Opens the index of a document that was kept whole; null where a later part of it is gone. */
async function openKept(entry: FileEntry, start: string, { kept }: Host): Promise<IndexedDocument | null> {
  const { path, type, digest } = entry
  if (digest === undefined) return null
  const first = openPart(path, start)
  const parts: OpenPart[] = [first]
  while (parts.length < first.parts) {
    const index = await kept?.find(path, `index.${parts.length}`)
    if (typeof index !== 'string') return null
    parts.push(openPart(path, index))
  }
  const passages = async (part: number, host: Host): Promise<readonly Passage[]> => {
    const text = await host.kept?.find(path, `passages.${part}`)
    if (typeof text === 'string') return passagesIn(text)
    const handle = await openFile(entry, host)
    return handle === null ? [] : passagesIn((await indexBody(entry, handle, host))[part]?.passages ?? '[]')
  }
  return { path, type, digest, parts, passages }
}

/** Keeps the index of a document, where all of it fits. */
async function keepParts({ path, digest }: FileEntry, parts: readonly KeptPart[], { kept }: Host): Promise<void> {
  if (kept === undefined || digest === undefined) return
  if (parts.some((part) => part.index.length > maxKept || part.passages.length > maxKept)) return
  for (const [n, { index, passages }] of parts.entries()) {
    await kept.keep(path, `passages.${n}`, passages)
    await kept.keep(path, `index.${n}`, index)
  }
}

function noteSkipped(host: Host, entries: readonly FileEntry[], wanted: readonly FileEntry[]): void {
  const kept = new Set(wanted)
  const skipped = entries.filter((entry) => !kept.has(entry))
  const names = skipped.slice(0, 5).map((entry) => entry.path)
  if (skipped.length > 0)
    host.log('warn', `not searched, too large or too many: ${names.join(', ')}${skipped.length > 5 ? ' …' : ''} (${skipped.length})`)
}

/** By UTF-16 units: the same order on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
