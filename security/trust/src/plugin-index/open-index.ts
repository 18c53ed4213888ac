import type { Metadata, Targets } from '@tufjs/models'
import { TrustedMetadataStore } from 'tuf-js/dist/store.js'
import { digest } from '../digest.ts'
import { fault } from '../faults.ts'
import { indexFault } from './index-fault.ts'
import { metadataPath } from './index-layout.ts'

/** Reads a file of an index from where it is served; null where there is none. It throws where the index cannot be reached or the file is too long. */
export type FetchIndexFile = (path: string, maxBytes: number) => Promise<Uint8Array | null>

/** The metadata of one index that was verified before, by file name; what it says of versions is never gone back behind. */
export interface TrustedFiles {
  readonly read: (name: string) => Uint8Array | null
  readonly write: (name: string, bytes: Uint8Array) => void
}

/** An index whose metadata is verified and fresh. */
export interface OpenIndex {
  /** Name of the index in messages: its address. */
  readonly address: string
  /** Loads a list of releases; `above` is the list that delegates to it. */
  readonly load: (role: string, above: string) => Promise<Metadata<Targets>>
  readonly fetch: FetchIndexFile
}

/** Bytes that each kind of metadata may have; tuf-js's own limits. */
const maxBytes = Object.freeze({ root: 512_000, timestamp: 16_384, snapshot: 2_000_000, targets: 5_000_000 })

/** Roots that one opening follows, each signed by the one before. */
const maxRootRotations = 256

/** Address of a plugin index, and what opening it takes: a fetch, the metadata that was trusted before, the time. */
export interface IndexToOpen {
  readonly address: string
  readonly fetch: FetchIndexFile
  readonly kept: TrustedFiles
  readonly now: Date
}

/**
 * Opens an index as a TUF client does (specification 5.3 to 5.6): from the root that is trusted here through every newer one, then timestamp,
 * snapshot and the top list. Nothing that was seen before is gone back behind, and what has expired does not count.
 * @throws INDEX_ROOT_UNKNOWN INDEX_ROOT_UNSIGNED INDEX_UNSIGNED INDEX_ROLLBACK INDEX_FROZEN INDEX_TAMPERED INDEX_INVALID INDEX_INCOMPLETE
 */
export async function openIndex({ address, fetch, kept, now }: IndexToOpen): Promise<OpenIndex> {
  const trusted = kept.read('root.json')
  if (trusted === null) throw fault('INDEX_ROOT_UNKNOWN', { address })
  const opening: Opening = { address, fetch, kept, store: createStore(trusted, now) }
  await followRoots(opening)
  await takeTimestamp(opening)
  await takeSnapshot(opening)
  const load = createLoader(opening)
  await load('targets', 'root')
  return { address, load, fetch }
}

/** An index that is being opened: where it lies, what is kept of it, and the library's store, which decides what counts. */
interface Opening extends Pick<IndexToOpen, 'address' | 'fetch' | 'kept'> {
  readonly store: TrustedMetadataStore
}

async function followRoots(opening: Opening): Promise<void> {
  const { fetch, kept, store } = opening
  for (let rotations = 0; rotations < maxRootRotations; rotations += 1) {
    const next = await fetch(metadataPath('root', store.root.signed.version + 1), maxBytes.root)
    if (next === null) return
    explain(opening, 'root', () => store.updateRoot(Buffer.from(next)))
    kept.write('root.json', next)
  }
}

async function takeTimestamp(opening: Opening): Promise<void> {
  const { store } = opening
  recall(opening, 'timestamp', (bytes) => store.updateTimestamp(bytes))
  const timestamp = await need(opening, metadataPath('timestamp', 0), maxBytes.timestamp)
  if (explain(opening, 'timestamp', () => isNewer(() => store.updateTimestamp(timestamp)))) keep(opening, 'timestamp', timestamp)
}

async function takeSnapshot(opening: Opening): Promise<void> {
  const { store } = opening
  const { version = 0 } = store.timestamp?.signed.snapshotMeta ?? {}
  if (recall(opening, 'snapshot', (bytes) => store.updateSnapshot(bytes, true))) return
  const snapshot = await need(opening, metadataPath('snapshot', version), maxBytes.snapshot)
  explain(opening, 'snapshot', () => store.updateSnapshot(snapshot))
  keep(opening, 'snapshot', snapshot)
}

/** Creates the function that loads a list of targets below another, once. */
function createLoader(opening: Opening): OpenIndex['load'] {
  const { address, store } = opening
  const loaded = new Map<string, Metadata<Targets>>()
  return async (role, above) => {
    const known = loaded.get(role)
    if (known !== undefined) return known
    const meta = store.snapshot?.signed.meta[`${role}.json`]
    if (meta === undefined) throw fault('INDEX_INCOMPLETE', { address, file: `${role}.json` })
    if (!recall(opening, role, (bytes) => store.updateDelegatedTargets(bytes, role, above))) {
      const bytes = await need(opening, metadataPath(role, meta.version), meta.length ?? maxBytes.targets)
      explain(opening, role, () => store.updateDelegatedTargets(bytes, role, above))
      keep(opening, role, bytes)
    }
    const found = store.getRole(role)
    if (found === undefined) throw fault('INDEX_INCOMPLETE', { address, file: `${role}.json` })
    loaded.set(role, found)
    return found
  }
}

/** Fetches a file that an index cannot do without. Fault: INDEX_INCOMPLETE. */
async function need({ address, fetch }: Opening, path: string, limit: number): Promise<Buffer> {
  const bytes = await fetch(path, limit)
  if (bytes === null) throw fault('INDEX_INCOMPLETE', { address, file: path })
  return Buffer.from(bytes)
}

/** Takes metadata of a role; says in our words why where it is refused. */
function explain<T>({ address }: Opening, role: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw indexFault(error, { address, role })
  }
}

function keep({ kept }: Opening, role: string, bytes: Uint8Array): void {
  kept.write(`${encodeURIComponent(role)}.json`, bytes)
}

/** Takes what was kept; false where there is nothing or it does not count now. It is the floor for what comes all the same (5.4.3, 5.5.5). */
function recall({ kept }: Opening, role: string, take: (bytes: Buffer) => void): boolean {
  const bytes = kept.read(`${encodeURIComponent(role)}.json`)
  return bytes !== null && succeeds(() => take(Buffer.from(bytes)))
}

/**
 * Trusts a root from here on: only for the first time, and only because somebody named it. Returns its digest (sha256, hex).
 * @throws INDEX_ROOT_UNSIGNED INDEX_INVALID
 */
export function trustRoot(kept: TrustedFiles, root: Uint8Array, { address, now }: Pick<IndexToOpen, 'address' | 'now'>): string {
  try {
    createStore(root, now)
  } catch (error) {
    throw indexFault(error, { address, role: 'root' })
  }
  const first = digest('sha256', root)
  kept.write('root.json', root)
  kept.write('first-root.sha256', new TextEncoder().encode(first))
  return first
}

/** Creates the library's store with the caller's clock in place of the machine's. */
function createStore(root: Uint8Array, now: Date): TrustedMetadataStore {
  return Object.assign(new TrustedMetadataStore(Buffer.from(root)), { referenceTime: now })
}

/** Runs an update; false where what came is what is there already. */
function isNewer(update: () => void): boolean {
  try {
    update()
    return true
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'EqualVersionError') return false
    throw error
  }
}

function succeeds(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}
