import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { buildIndex, isWriteError, updateIndex, type BuiltIndex } from '../advisories/build-index.ts'
import type { FetchedFrom, IndexHeader } from '../advisories/index-format.ts'
import { isNewer } from '../advisories/is-newer.ts'
import { openIndex } from '../advisories/open-index.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { fault } from '../faults.ts'
import { fetchChangedIds } from './changed-ids.ts'
import { checkAddress } from './check-address.ts'
import type { DownloadServices } from './download-services.ts'
import { downloadFile } from './download-file.ts'
import { fetchRecords } from './fetch-records.ts'

/** The address of OSV's exports (OSV, "Data dumps"). */
export const exportsAddress = 'https://osv-vulnerabilities.storage.googleapis.com'

/** An ecosystem whose advisories are to be brought up to date. */
export interface UpdateRequest {
  readonly ecosystem: Ecosystem
  /** Base address: `<address>/npm/all.zip`. */
  readonly address: string
  /** The folder of the indexes. */
  readonly folder: string
  /** Fetch the whole export, whatever is here. */
  readonly full: boolean
}

/** An update: by the changed records alone, by the whole export, or none because nothing changed. */
export type AdvisoriesUpdate =
  | { readonly how: 'unchanged'; readonly header: IndexHeader }
  | { readonly how: 'changes'; readonly header: IndexHeader; readonly records: number; readonly unreadable: BuiltIndex['unreadable'] }
  | { readonly how: 'export'; readonly header: IndexHeader; readonly bytes: number; readonly unreadable: BuiltIndex['unreadable'] }

/** Changed records above which the whole export costs less than asking for each. */
const maxChanges = 1000

/** Bytes of an export: ten times what npm's had in 2026. */
const maxExportBytes = 2 * 2 ** 30

const day = 86_400_000

/** Milliseconds after which the whole export is fetched again: what vanished from it, no list of changes tells. */
const maxDeltaAgeMs = 7 * day

/** Milliseconds by which a list of changes may be older than what is here: lists and exports are written one after another. */
const maxLagMs = day

/** Share of the records that were here which an export must have: one that lost more is not whole. */
const minShare = 0.5

/**
 * Brings the index of an ecosystem up to date from OSV's exports: the changed records where few changed, the whole export otherwise. The old
 * index stays until the new one is complete, and an export that is older, or has lost half of its records, does not replace it.
 * @throws ADVISORIES_ADDRESS_INVALID, ADVISORIES_NOT_FETCHED, ADVISORIES_OLDER, ADVISORIES_UNWRITABLE and those of `buildIndex`
 */
export async function updateAdvisories(services: DownloadServices, request: UpdateRequest): Promise<AdvisoriesUpdate> {
  const { ecosystem, folder } = request
  const address = checkAddress(request.address)
  const source = `${address}/${ecosystem}`
  try {
    services.fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const here = request.full ? null : readHeader(services, request)
    const since = here === null ? null : sinceOf(here, address, services.clock())
    const byChanges = here !== null && since !== null ? await applyChanges(services, { ...request, address }, here, since) : null
    return byChanges ?? (await takeExport(services, { ...request, address }, here))
  } catch (error) {
    services.signal?.throwIfAborted()
    if (isFault(error)) throw error
    const what = error instanceof Error ? error.message : String(error)
    throw isWriteError(error, folder)
      ? fault('ADVISORIES_UNWRITABLE', { ecosystem, folder, what }, { cause: error })
      : fault('ADVISORIES_NOT_FETCHED', { ecosystem, source, what }, { cause: error })
  }
}

/** The index that is here; a damaged one counts as none, because a new one is its cure. */
function readHeader({ fs }: DownloadServices, { folder, ecosystem }: UpdateRequest): IndexHeader | null {
  try {
    const { header, close } = openIndex({ fs, folder, ecosystem })
    close()
    return header
  } catch {
    return null
  }
}

/** The time from which changes are to be asked for; null where the whole export is needed. */
function sinceOf({ source: { fetched }, count }: IndexHeader, address: string, now: Date): string | null {
  if (fetched?.address !== address || count === 0) return null
  const [upTo, fullAt] = [Date.parse(fetched.upTo), Date.parse(fetched.fullAt)]
  const isRecent = now.getTime() - fullAt < maxDeltaAgeMs && fullAt <= now.getTime()
  return isRecent && upTo <= now.getTime() + day ? fetched.upTo : null
}

async function applyChanges(
  services: DownloadServices,
  request: UpdateRequest,
  here: IndexHeader,
  since: string,
): Promise<AdvisoriesUpdate | null> {
  const { fs } = services
  const { ecosystem, folder, address } = request
  const changed = await fetchChangedIds(services, { address: `${address}/${ecosystem}/modified_id.csv`, since, max: maxChanges })
  if (changed.state !== 'known') return null
  if (changed.ids.length === 0) {
    refuseLag(changed.newest, since, request)
    return { how: 'unchanged', header: here }
  }
  const from = fs.mkdtempSync(join(folder, `.${ecosystem}-changes-`))
  try {
    if (!(await fetchRecords(services, { address: `${address}/${ecosystem}`, ids: changed.ids, folder: from }))) return null
    const { fetched } = here.source
    const upTo = changed.newest ?? since
    const built = await updateIndex({ fs, ecosystem, from, folder, ...(fetched ? { fetched: { ...fetched, upTo } } : {}) })
    return { how: 'changes', header: built.header, records: changed.ids.length, unreadable: built.unreadable }
  } catch (error) {
    // An index that cannot be read is not changed but made anew.
    if (isFault(error) && error.code === 'ADVISORIES_DAMAGED') return null
    throw error
  } finally {
    fs.rmSync(from, { recursive: true, force: true })
  }
}

function refuseLag(newest: string | null, since: string, { ecosystem, address }: UpdateRequest): void {
  if (newest === null || Date.parse(since) - Date.parse(newest) <= maxLagMs) return
  throw fault('ADVISORIES_OLDER', { ecosystem, source: `${address}/${ecosystem}`, what: `its newest is of ${newest}, ours of ${since}` })
}

async function takeExport(services: DownloadServices, request: UpdateRequest, here: IndexHeader | null): Promise<AdvisoriesUpdate> {
  const { fs } = services
  const { ecosystem, folder, address } = request
  const place = join(folder, 'fetching', ecosystem)
  fs.mkdirSync(place, { recursive: true, mode: 0o700 })
  const file = join(place, 'all.zip')
  const etag = here !== null && here.source.fetched?.address === address ? here.source.fetched.etag : undefined
  const source = `${address}/${ecosystem}/all.zip`
  const fetchedAt = services.clock().toISOString()
  const done = await downloadFile(services, { address: source, file, maxBytes: maxExportBytes, ...(etag === undefined ? {} : { etag }) })
  if (done.state === 'unchanged' && here !== null) return { how: 'unchanged', header: here }
  if (done.state !== 'downloaded') throw new Error('there is no such export')
  const fetched: Pick<FetchedFrom, 'address' | 'fullAt' | 'etag'> = {
    address,
    fullAt: fetchedAt,
    ...(done.etag === undefined ? {} : { etag: done.etag }),
  }
  try {
    const judge = (next: IndexHeader, before: IndexHeader | null): void => refuseWorse(next, before, source, services.clock())
    const { header, unreadable } = await buildIndex({ fs, ecosystem, from: file, folder, fetched, judge })
    return { how: 'export', header, bytes: done.bytes, unreadable }
  } finally {
    fs.rmSync(place, { recursive: true, force: true })
  }
}

/** Never an older export over a newer one. A date that is still to come says nothing about which is newer. */
function refuseWorse(next: IndexHeader, before: IndexHeader | null, source: string, now: Date): void {
  if (before === null) return
  const refuse = (what: string): Error => fault('ADVISORIES_OLDER', { ecosystem: next.ecosystem, source, what })
  const isBelievable = Date.parse(before.newest) <= now.getTime() + day
  if (isBelievable && isNewer(before.newest, next.newest)) throw refuse(`their newest is of ${next.newest}, ours of ${before.newest}`)
  if (next.count < before.count * minShare) throw refuse(`they hold ${next.count} records, ours ${before.count}`)
}
