import { readBody, type FileEntry, type Host } from '@galley/sdk'

/** A document of the brief, as it is on disk. */
export interface Document {
  readonly path: string
  readonly type: FileEntry['type']
  readonly text: string
  /** Title that its reader found, of a document that is no text. */
  readonly title?: string
  /** sha256 of the bytes, if the host tells it. */
  readonly digest?: string
}

/** A longer text (in bytes, and of a document in characters) is skipped and named in the log: an index of it would not fit beside the others. */
const maxBytes = 4_000_000
const maxFiles = 2000
/** Files read at the same time. */
const atOnce = 8

/**
 * Reads the brief's documents, in the order of their paths; a document of `known` with the same digest is not read again, but is the same
 * object. One that cannot be read is named in the log. Throws when files are not granted.
 */
export async function readDocuments(host: Host, known: readonly Document[] = []): Promise<readonly Document[]> {
  const { files } = host
  if (files === undefined) throw new Error('search-folder needs the grant "files"')
  const listed = await files.list()
  const entries = listed.files.toSorted((a, b) => compare(a.path, b.path))
  const wanted = entries.filter((entry) => entry.type === 'document' || entry.bytes <= maxBytes).slice(0, maxFiles)
  noteSkipped(host, entries, wanted)
  const before = new Map(known.map((document) => [document.path, document]))
  const read = async (entry: FileEntry): Promise<Document | null> => {
    const handle = await files.open(entry.path).catch((error: unknown) => {
      host.signal.throwIfAborted()
      host.log('warn', `not searched: ${entry.path}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    })
    if (handle === null) return null
    const same = before.get(entry.path)
    if (same !== undefined && handle.digest !== undefined && same.digest === handle.digest && same.type === entry.type) return same
    const text = await readBody(host, handle, maxBytes)
    return {
      path: entry.path,
      type: entry.type,
      text,
      ...(handle.title === undefined ? {} : { title: handle.title }),
      ...(handle.digest === undefined ? {} : { digest: handle.digest }),
    }
  }
  const documents: Document[] = []
  for (let start = 0; start < wanted.length; start += atOnce) {
    const some = await Promise.all(wanted.slice(start, start + atOnce).map(read))
    documents.push(...some.filter((document) => document !== null))
  }
  return documents
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
