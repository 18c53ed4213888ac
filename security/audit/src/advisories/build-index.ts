import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { isFault } from '@galley/fault'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { gatherRecords, type GatheredRecords } from './gather-records.ts'
import { indexFormat, type FetchedFrom, type IndexHeader } from './index-format.ts'
import { isNewer } from './is-newer.ts'
import { openIndex, type AdvisoryIndex } from './open-index.ts'
import { readIndexHeader } from './read-index-header.ts'
import { readLimits, type ReadLimits } from './read-limits.ts'
import { createIndexWriter } from './create-index-writer.ts'

/** From what, for which ecosystem and to where. */
export interface IndexRequest {
  readonly fs: AdvisoryFs
  readonly ecosystem: Ecosystem
  /** The OSV export: a zip, or a folder of JSON or YAML files. */
  readonly from: string
  /** The folder that holds the indexes; made where it is missing. */
  readonly folder: string
  readonly limits?: ReadLimits
  /** The address it was fetched from, where it was. */
  readonly fetched?: Omit<FetchedFrom, 'upTo'> & Partial<Pick<FetchedFrom, 'upTo'>>
  /** Looks at the new index before it takes the place of the old one, and throws where it must not. */
  readonly judge?: (next: IndexHeader, before: IndexHeader | null) => void
}

/** An index that was made, and what was left out of it. */
export interface BuiltIndex extends Pick<GatheredRecords, 'ignored' | 'left' | 'unreadable'> {
  readonly header: IndexHeader
}

/**
 * Makes the index of an ecosystem from an OSV export, all of it or nothing: the old index stays until the new one is complete.
 * Throws ADVISORIES_UNREADABLE, ADVISORIES_EMPTY (also for the export of another ecosystem) and ADVISORIES_TOO_LARGE.
 */
export function buildIndex(request: IndexRequest): Promise<BuiltIndex> {
  return makeIndex(request, null)
}

/**
 * Adds newer records to an index: a record replaces the one with its id, a withdrawn one removes it.
 * Throws what `buildIndex` throws, and ADVISORIES_MISSING or ADVISORIES_DAMAGED for the index there was.
 */
export async function updateIndex(request: IndexRequest): Promise<BuiltIndex> {
  const earlier = openIndex(request)
  try {
    return await makeIndex(request, earlier)
  } finally {
    earlier.close()
  }
}

async function makeIndex(request: IndexRequest, earlier: AdvisoryIndex | null): Promise<BuiltIndex> {
  const { fs, ecosystem, from, folder, limits = readLimits } = request
  const hash = createHash('sha256').update(earlier?.header.source.sha256 ?? '')
  const { work, writer } = beginWork(request)
  try {
    const gathered = await gatherRecords({ fs, from, ecosystem, limits, added: earlier?.header.count ?? 0 }, hash, writer.add)
    if (earlier) keepEarlier(earlier, gathered.ids, writer.add)
    const unreadable = gathered.unreadable.count + (earlier?.header.unreadable ?? 0)
    const written = writer.finish()
    if (written.count === 0) throw fault('ADVISORIES_EMPTY', { ecosystem, source: from, found: gathered.others.join(', ') || 'nothing' })
    const sha256 = hash.digest('hex')
    const file = `${ecosystem}-${sha256.slice(0, 16)}.index`
    const header: IndexHeader = {
      schema: 'galley.advisories/1',
      format: indexFormat,
      ecosystem,
      ...written,
      source: { kind: gathered.kind, name: basename(from), sha256, ...fetchedFrom(request, gathered) },
      file,
      ...(unreadable > 0 ? { unreadable } : {}),
    }
    request.judge?.(
      header,
      safely(() => readIndexHeader(fs, folder, ecosystem)),
    )
    publish(fs, folder, work, header)
    return { header, ignored: gathered.ignored, left: gathered.left, unreadable: gathered.unreadable }
  } catch (error) {
    throw isFault(error) ? error : faultOf(error, request)
  } finally {
    safely(writer.abandon)
    safely(() => fs.rmSync(work, { recursive: true, force: true }))
  }
}

function beginWork({ fs, ecosystem, folder, from }: IndexRequest): {
  readonly work: string
  readonly writer: ReturnType<typeof createIndexWriter>
} {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const work = fs.mkdtempSync(join(folder, `.${ecosystem}-`))
    return { work, writer: createIndexWriter(fs, join(work, 'index')) }
  } catch (error) {
    throw faultOf(error, { ecosystem, folder, from })
  }
}

/** The mark of what is in an index never goes back. */
function fetchedFrom({ fetched }: IndexRequest, { upTo }: GatheredRecords): { readonly fetched?: FetchedFrom } {
  return fetched ? { fetched: { ...fetched, upTo: fetched.upTo !== undefined && !isNewer(upTo, fetched.upTo) ? fetched.upTo : upTo } } : {}
}

/** Codes of a file system that takes no more (`errno`, POSIX). */
const writeErrors: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EFBIG', 'EIO'])

/** True for an error of writing below a folder, not of reading what comes from elsewhere. */
export function isWriteError(error: unknown, folder: string): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall, path } = error as { readonly code?: unknown; readonly syscall?: unknown; readonly path?: string }
  return writeErrors.has(code) && syscall !== 'read' && (path === undefined || path.startsWith(folder))
}

function faultOf(error: unknown, { ecosystem, folder, from }: Pick<IndexRequest, 'ecosystem' | 'folder' | 'from'>): Error {
  const what = reasonOf(error)
  return isWriteError(error, folder)
    ? fault('ADVISORIES_UNWRITABLE', { ecosystem, folder, what }, { cause: error })
    : fault('ADVISORIES_UNREADABLE', { source: from, what }, { cause: error })
}

function keepEarlier(earlier: AdvisoryIndex, replaced: ReadonlySet<string>, add: (name: string, advisory: Advisory) => void): void {
  for (const { name, advisories } of earlier.entries())
    for (const advisory of advisories) if (!replaced.has(advisory.id)) add(name, advisory)
}

/** The index file goes first and the header last, each by one rename, so that a reader finds the old pair or the new one. */
function publish(fs: AdvisoryFs, folder: string, work: string, header: IndexHeader): void {
  const before = safely(() => readIndexHeader(fs, folder, header.ecosystem))
  fs.renameSync(join(work, 'index'), join(folder, header.file))
  const handle = fs.openSync(join(work, 'header'), 'wx', 0o600)
  fs.writeSync(handle, `${JSON.stringify(header, null, 2)}\n`)
  fs.closeSync(handle)
  fs.renameSync(join(work, 'header'), join(folder, `${header.ecosystem}.json`))
  if (before && before.file !== header.file) safely(() => fs.rmSync(join(folder, before.file), { force: true }))
}

/** The old index may be damaged, or open elsewhere: neither stops the new one. */
function safely<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.toLowerCase() : String(error)
}
