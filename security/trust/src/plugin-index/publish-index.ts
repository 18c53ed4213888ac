import { Metadata, MetadataKind, type Targets } from '@tufjs/models'
import { fault } from '../faults.ts'
import { formatMetadata, readIndexState, type IndexChange, type IndexState, type ReadIndexFile } from './index-files.ts'
import { metadataPath } from './index-layout.ts'
import { expiryAfter, specVersion } from './index-terms.ts'
import { checkWithinNamespace } from './within-namespace.ts'
import { digest } from '../digest.ts'
import { signMetadata } from './tuf-keys.ts'
import type { IndexSigning } from './change-targets.ts'

/**
 * Publishes the newest lists of an index: snapshot and timestamp, which count for so many days. What clients would refuse is refused
 * here: a list with too few signatures, and one that lists what was not delegated to it.
 * @throws INDEX_FOLDER_INVALID INDEX_UNSIGNED INDEX_OUTSIDE_NAMESPACE INDEX_KEY_NOT_ALLOWED
 */
export function publishIndex(read: ReadIndexFile, { signers, now, days }: IndexSigning & { readonly days: number }): IndexChange {
  const state = readIndexState(read)
  const lists = newestLists(state)
  const version = (state.snapshot?.signed.version ?? 0) + 1
  const terms = { spec_version: specVersion, version, expires: expiryAfter(now, days) }
  const listed = lists.map(([role, metadata]) => [`${role}.json`, metaFile(metadata.signed.version, formatMetadata(metadata))])
  const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, {
    signed: { _type: 'snapshot', ...terms, meta: Object.fromEntries(listed) },
    signatures: [],
  })
  sign(state, snapshot, 'snapshot', signers)
  const bytes = formatMetadata(snapshot)
  const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, {
    signed: {
      _type: 'timestamp',
      ...terms,
      version: (state.timestamp?.signed.version ?? 0) + 1,
      meta: { 'snapshot.json': metaFile(version, bytes) },
    },
    signatures: [],
  })
  sign(state, timestamp, 'timestamp', signers)
  return new Map([
    [metadataPath('snapshot', version), bytes],
    [metadataPath('timestamp', 0), formatMetadata(timestamp)],
  ])
}

const metaFile = (version: number, bytes: Uint8Array): { version: number; length: number; hashes: { sha256: string } } => ({
  version,
  length: bytes.length,
  hashes: { sha256: digest('sha256', bytes) },
})

function newestLists({ root, targets, delegated }: IndexState): readonly (readonly [string, Metadata<Targets>])[] {
  checkSigned(root, 'targets', targets)
  const roles = Object.values(targets.signed.delegations?.roles ?? {}).flatMap((role) => {
    const metadata = delegated(role.name)
    if (metadata === null) return []
    checkSigned(targets, role.name, metadata)
    checkWithinNamespace(role, metadata)
    return [[role.name, metadata] as const]
  })
  return [['targets', targets], ...roles]
}

function checkSigned(by: Pick<Metadata<Targets>, 'verifyDelegate'>, role: string, metadata: Metadata<Targets>): void {
  try {
    by.verifyDelegate(role, metadata)
  } catch (cause) {
    throw fault('INDEX_UNSIGNED', { role, why: cause instanceof Error ? cause.message : 'its signatures do not count' }, { cause })
  }
}

function sign({ root }: IndexState, metadata: Parameters<typeof signMetadata>[0], role: string, signers: IndexSigning['signers']): void {
  if (signMetadata(metadata, signers, root.signed.roles[role]?.keyIDs ?? []).length === 0)
    throw fault('INDEX_KEY_NOT_ALLOWED', { what: 'publications' })
}
