import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { isFault } from '@galley/fault'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { gatherRecords, type GatheredRecords } from './gather-records.ts'
import { indexFormat, type IndexHeader } from './index-format.ts'
import { openIndex } from './open-index.ts'
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
}

/** An index that was made, and what was left out of it. */
export interface BuiltIndex extends Pick<GatheredRecords, 'ignored' | 'left'> {
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

async function makeIndex(request: IndexRequest, earlier: ReturnType<typeof openIndex> | null): Promise<BuiltIndex> {
  const { fs, ecosystem, from, folder, limits = readLimits } = request
  const hash = createHash('sha256').update(earlier?.header.source.sha256 ?? '')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const work = fs.mkdtempSync(join(folder, `.${ecosystem}-`))
  const writer = createIndexWriter(fs, join(work, 'index'))
  try {
    const gathered = await gatherRecords({ fs, from, ecosystem, limits }, hash, writer.add)
    if (earlier) keepEarlier(earlier, gathered.ids, writer.add)
    const written = writer.finish()
    if (written.count === 0) throw fault('ADVISORIES_EMPTY', { ecosystem, source: from, found: gathered.others.join(', ') || 'nothing' })
    const sha256 = hash.digest('hex')
    const file = `${ecosystem}-${sha256.slice(0, 16)}.index`
    const header: IndexHeader = {
      schema: 'galley.advisories/1',
      format: indexFormat,
      ecosystem,
      ...written,
      source: { kind: gathered.kind, name: basename(from), sha256 },
      file,
    }
    publish(fs, folder, work, header)
    return { header, ignored: gathered.ignored, left: gathered.left }
  } catch (error) {
    throw isFault(error) ? error : fault('ADVISORIES_UNREADABLE', { source: from, what: reasonOf(error) }, { cause: error })
  } finally {
    writer.abandon()
    fs.rmSync(work, { recursive: true, force: true })
  }
}

function keepEarlier(
  earlier: ReturnType<typeof openIndex>,
  replaced: ReadonlySet<string>,
  add: (name: string, advisory: Advisory) => void,
): void {
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
