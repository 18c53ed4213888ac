import { Metadata, MetadataKind, type Root } from '@tufjs/models'
import { fault } from '../faults.ts'
import type { Signer } from '../keys/create-signer.ts'
import { expiryAfter, specVersion } from './index-terms.ts'
import { formatMetadata, readNewestRoot, readStagedRoot, type IndexChange, type ReadIndexFile } from './index-files.ts'
import { metadataPath, stagedRootPath } from './index-layout.ts'
import { isSignedBy, signMetadata, tufKeyOf } from './tuf-keys.ts'

/** The keys of an index: who holds its root, and which key signs what is published. All are public keys, SPKI PEM. */
export interface IndexKeys {
  /** Holders of the root; they also say which namespace is whose. */
  readonly root: readonly string[]
  /** Number of them that must sign. */
  readonly threshold: number
  /** The key that signs snapshot and timestamp at every publication. */
  readonly online: string
}

/** Days after which a root has to be written anew. */
const maxRootDays = 365

/** A root that was written: `isComplete` says if it has the signatures that it needs, of its own keys and of those before it. */
export interface StagedRoot {
  readonly change: IndexChange
  readonly isComplete: boolean
  readonly version: number
}

/**
 * Writes the next root of an index: its first, or one with other keys. It counts as soon as enough holders of the root before it and of
 * its own have signed; until then it waits in a file that no client reads, for `signStagedRoot`.
 * @throws INDEX_KEYS_INVALID KEY_UNSUPPORTED
 */
export function stageRoot(read: ReadIndexFile, keys: IndexKeys, { signers, now }: { signers: readonly Signer[]; now: Date }): StagedRoot {
  const holders = keys.root.map(tufKeyOf)
  const ids = holders.map(({ keyID }) => keyID)
  if (new Set(ids).size !== ids.length) throw fault('INDEX_KEYS_INVALID', { why: 'a root key is named twice' })
  if (!Number.isInteger(keys.threshold) || keys.threshold < 1 || keys.threshold > ids.length)
    throw fault('INDEX_KEYS_INVALID', { why: `${keys.threshold} of ${ids.length} root keys cannot sign` })
  const online = tufKeyOf(keys.online)
  const before = readNewestRoot(read)
  const offline = { keyids: ids, threshold: keys.threshold }
  const publishing = { keyids: [online.keyID], threshold: 1 }
  const signed = {
    _type: 'root',
    spec_version: specVersion,
    version: (before?.signed.version ?? 0) + 1,
    expires: expiryAfter(now, maxRootDays),
    consistent_snapshot: true,
    keys: Object.fromEntries([...holders, online].map((key) => [key.keyID, key.toJSON()])),
    roles: { root: offline, targets: offline, snapshot: publishing, timestamp: publishing },
  }
  const root = Metadata.fromJSON(MetadataKind.Root, { signed, signatures: [] })
  return signRoot(root, before, signers)
}

/**
 * Adds signatures to the root that waits for them; null where none waits.
 * @throws INDEX_FOLDER_INVALID
 */
export function signStagedRoot(read: ReadIndexFile, signers: readonly Signer[]): StagedRoot | null {
  const staged = readStagedRoot(read)
  return staged && signRoot(staged, readNewestRoot(read), signers)
}

function signRoot(root: Metadata<Root>, before: Metadata<Root> | null, signers: readonly Signer[]): StagedRoot {
  const mayApprove = [...(root.signed.roles['root']?.keyIDs ?? []), ...(before?.signed.roles['root']?.keyIDs ?? [])]
  signMetadata(root, signers, mayApprove)
  const isComplete = isSignedBy(root, 'root', root) && (before === null || isSignedBy(before, 'root', root))
  const bytes = formatMetadata(root)
  const change: IndexChange = isComplete
    ? new Map([
        [metadataPath('root', root.signed.version), bytes],
        [stagedRootPath, null],
      ])
    : new Map([[stagedRootPath, bytes]])
  return { change, isComplete, version: root.signed.version }
}
