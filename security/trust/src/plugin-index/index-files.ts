import { Metadata, MetadataKind, type Root, type Snapshot, type Targets, type Timestamp } from '@tufjs/models'
import { fault } from '../faults.ts'
import { metadataPath, stagedRootPath } from './index-layout.ts'
import type { AnyMetadata } from './tuf-keys.ts'

/** Reads a file of an index's folder by its path there (`metadata/…`, `targets/…`); null where there is none. */
export type ReadIndexFile = (path: string) => Uint8Array | null

/** Files of an index's folder to write, by path; null removes one. Timestamp and snapshot come last, so that a half-written change is not seen. */
export type IndexChange = ReadonlyMap<string, Uint8Array | null>

/** Formats metadata as the bytes that are served. */
export function formatMetadata(metadata: AnyMetadata): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(metadata.toJSON(), null, 1)}\n`)
}

/** The newest metadata of an index's folder, published or not. */
export interface IndexState {
  readonly root: Metadata<Root>
  readonly targets: Metadata<Targets>
  readonly timestamp: Metadata<Timestamp> | null
  readonly snapshot: Metadata<Snapshot> | null
  /** The version of a role's metadata that clients see; 0 for one that was never published. */
  readonly publishedVersion: (role: string) => number
  /** The newest metadata of a delegated role; null for one that lists nothing yet. */
  readonly delegated: (role: string) => Metadata<Targets> | null
}

/**
 * Reads the state of an index's folder.
 * @throws INDEX_FOLDER_INVALID
 */
export function readIndexState(read: ReadIndexFile): IndexState {
  const root = readNewestRoot(read)
  if (root === null) throw fault('INDEX_FOLDER_INVALID', { why: 'it holds no root metadata with enough signatures' })
  const timestamp = readMetadata(read, metadataPath('timestamp', 0), (json) => Metadata.fromJSON(MetadataKind.Timestamp, json))
  const snapshotVersion = timestamp?.signed.snapshotMeta.version ?? 0
  const snapshot = readMetadata(read, metadataPath('snapshot', snapshotVersion), (json) => Metadata.fromJSON(MetadataKind.Snapshot, json))
  if (timestamp !== null && snapshot === null) throw fault('INDEX_FOLDER_INVALID', { why: `it holds no snapshot ${snapshotVersion}` })
  const publishedVersion = (role: string): number => snapshot?.signed.meta[`${role}.json`]?.version ?? 0
  const newest = (role: string): Metadata<Targets> | null => {
    const published = publishedVersion(role)
    return readTargets(read, role, published + 1) ?? readTargets(read, role, published)
  }
  const targets = newest('targets')
  if (targets === null) throw fault('INDEX_FOLDER_INVALID', { why: 'it holds no targets metadata' })
  return { root, targets, timestamp, snapshot, publishedVersion, delegated: newest }
}

function readTargets(read: ReadIndexFile, role: string, version: number): Metadata<Targets> | null {
  return version === 0 ? null : readMetadata(read, metadataPath(role, version), (json) => Metadata.fromJSON(MetadataKind.Targets, json))
}

/** Reads the newest root that counts; null where there is none. */
export function readNewestRoot(read: ReadIndexFile): Metadata<Root> | null {
  let newest: Metadata<Root> | null = null
  for (let version = 1; ; version += 1) {
    const next = readMetadata(read, metadataPath('root', version), (json) => Metadata.fromJSON(MetadataKind.Root, json))
    if (next === null) return newest
    newest = next
  }
}

/** Reads the root that waits for signatures; null where none does. */
export function readStagedRoot(read: ReadIndexFile): Metadata<Root> | null {
  return readMetadata(read, stagedRootPath, (json) => Metadata.fromJSON(MetadataKind.Root, json))
}

function readMetadata<T>(read: ReadIndexFile, path: string, parse: (json: JsonObject) => T): T | null {
  const bytes = read(path)
  if (bytes === null) return null
  try {
    return parse(JSON.parse(new TextDecoder().decode(bytes)) as JsonObject)
  } catch (cause) {
    throw fault('INDEX_FOLDER_INVALID', { why: `${path} is no TUF metadata` }, { cause })
  }
}

type JsonObject = Parameters<typeof Metadata.fromJSON>[1]
