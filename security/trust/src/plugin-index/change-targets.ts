import { Metadata, MetadataKind, type Root, type Targets } from '@tufjs/models'
import type { Signer } from '../keys/create-signer.ts'
import { digest } from '../digest.ts'
import { fault } from '../faults.ts'
import { formatMetadata, readIndexState, readNewestRoot, type IndexChange, type IndexState, type ReadIndexFile } from './index-files.ts'
import {
  metadataPath,
  namespaceOf,
  namespacePattern,
  pathsOfNamespace,
  releasePaths,
  roleOfNamespace,
  targetFilePath,
} from './index-layout.ts'
import { expiryAfter, specVersion } from './index-terms.ts'
import { isSignedBy, signMetadata, tufKeyOf } from './tuf-keys.ts'

/** Days after which a list of releases has to be signed anew. */
const maxTargetsDays = 365

/** Signers and time of one change of an index. */
export interface IndexSigning {
  readonly signers: readonly Signer[]
  readonly now: Date
}

/** A release as an index lists it. */
export interface IndexRelease {
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array
  readonly bundles: Uint8Array
}

/** A change, and the signatures that it still needs before `publishIndex` takes it: 0 for none. */
export interface TargetsChange {
  readonly change: IndexChange
  readonly missing: number
}

/** Writes the empty top list of an index whose root is complete. @throws INDEX_FOLDER_INVALID */
export function createTargets(read: ReadIndexFile, signing: IndexSigning): TargetsChange {
  const root = readNewestRoot(read)
  if (root === null) throw fault('INDEX_FOLDER_INVALID', { why: 'its root has too few signatures still' })
  return writeTop(root, { version: 1, targets: {}, delegations: { keys: {}, roles: [] } }, signing)
}

/**
 * Delegates a namespace to an author's key: from then on this key alone lists releases there. A namespace that was delegated before
 * changes hands, and its releases stay only if the new key signs them again.
 * @throws INDEX_FOLDER_INVALID INDEX_NAMESPACE_INVALID KEY_UNSUPPORTED
 */
export function delegateNamespace(read: ReadIndexFile, namespace: string, publicPem: string, signing: IndexSigning): TargetsChange {
  if (!namespacePattern.test(namespace)) throw fault('INDEX_NAMESPACE_INVALID', { namespace: namespace.slice(0, 214) })
  const state = readIndexState(read)
  const key = tufKeyOf(publicPem)
  const name = roleOfNamespace(namespace)
  const others = Object.values(state.targets.signed.delegations?.roles ?? {}).filter((role) => role.name !== name)
  const role = { name, keyids: [key.keyID], threshold: 1, paths: [...pathsOfNamespace(namespace)], terminating: true }
  const roles = [...others.map((other) => other.toJSON()), role]
  const used = new Set([...others.flatMap(({ keyIDs }) => keyIDs), key.keyID])
  const known = { ...state.targets.signed.delegations?.keys, [key.keyID]: key }
  const keys = Object.fromEntries(Object.entries(known).flatMap(([id, one]) => (used.has(id) ? [[id, one.toJSON()]] : [])))
  const version = state.publishedVersion('targets') + 1
  return writeTop(state.root, { version, targets: {}, delegations: { keys, roles } }, signing)
}

/**
 * Adds signatures to every list that needs them: the top list that waits, one whose keys are others since it was published, and the list
 * of a namespace that changed hands.
 * @throws INDEX_FOLDER_INVALID
 */
export function signTargets(read: ReadIndexFile, signing: IndexSigning): TargetsChange {
  const state = readIndexState(read)
  const isWaiting = (role: string, metadata: Metadata<Targets>): boolean => metadata.signed.version > state.publishedVersion(role)
  const top = isWaiting('targets', state.targets) || !isSignedBy(state.root, 'targets', state.targets)
  const signed = top
    ? signTop(state.root, isWaiting('targets', state.targets) ? state.targets : renew(state.targets, signing.now), signing.signers)
    : null
  const delegated = Object.values(state.targets.signed.delegations?.roles ?? {}).flatMap((role) => {
    const metadata = state.delegated(role.name)
    if (metadata === null || isSignedBy(state.targets, role.name, metadata)) return []
    const next = isWaiting(role.name, metadata) ? metadata : renew(metadata, signing.now)
    if (signMetadata(next, signing.signers, role.keyIDs).length === 0) return []
    return [[metadataPath(role.name, next.signed.version), formatMetadata(next)] as const]
  })
  return { change: new Map([...(signed?.change ?? []), ...delegated]), missing: signed?.missing ?? 0 }
}

function renew({ signed }: Metadata<Targets>, now: Date): Metadata<Targets> {
  const { targets = {}, delegations } = signed.toJSON() as unknown as { targets?: object; delegations?: object }
  return newTargets({ version: signed.version + 1, targets, ...(delegations ? { delegations } : {}) }, now)
}

/**
 * Lists a release, or the same one with more verdicts, by the key that its namespace is delegated to. The tarball of a version never
 * changes, and a version that was taken back stays so.
 * @throws INDEX_FOLDER_INVALID INDEX_NAMESPACE_UNKNOWN INDEX_KEY_NOT_ALLOWED INDEX_RELEASE_CHANGED
 */
export function addRelease(read: ReadIndexFile, release: IndexRelease, signing: IndexSigning): TargetsChange {
  const { name, version } = release
  const paths = releasePaths(name, version)
  const state = readIndexState(read)
  const listed = listedTargets(state, name)
  const refuse = (why: string): Error => fault('INDEX_RELEASE_CHANGED', { release: `${name}@${version}`, why })
  if (Object.hasOwn(listed, paths.yanked)) throw refuse('it was taken back')
  const before = listed[paths.tarball]
  if (before !== undefined && before.hashes.sha256 !== digest('sha256', release.tarball))
    throw refuse('another tarball is listed as this version')
  const added = { [paths.tarball]: release.tarball, [paths.sbom]: release.sbom, [paths.bundles]: release.bundles }
  return writeNamespace(state, name, { kept: listed, added }, signing)
}

/**
 * Takes a release back: its files are listed no more, and in their place stands when and why.
 * @throws INDEX_FOLDER_INVALID INDEX_NAMESPACE_UNKNOWN INDEX_KEY_NOT_ALLOWED INDEX_NOT_LISTED
 */
export function yankRelease(
  read: ReadIndexFile,
  { name, version, reason }: { readonly name: string; readonly version: string; readonly reason: string },
  signing: IndexSigning,
): TargetsChange {
  const paths = releasePaths(name, version)
  const state = readIndexState(read)
  const { [paths.tarball]: tarball, [paths.sbom]: sbom, [paths.bundles]: bundles, ...others } = listedTargets(state, name)
  if (tarball === undefined)
    throw fault('INDEX_NOT_LISTED', { release: `${name}@${version}`, where: 'this index', others: 'nothing of this version' })
  const note = new TextEncoder().encode(`${JSON.stringify({ at: signing.now.toISOString(), reason })}\n`)
  const gone = Object.entries({ [paths.tarball]: tarball, [paths.sbom]: sbom, [paths.bundles]: bundles }).flatMap(([path, target]) =>
    target === undefined ? [] : [[targetFilePath(path, target.hashes.sha256), null] as const],
  )
  const { change, missing } = writeNamespace(state, name, { kept: others, added: { [paths.yanked]: note } }, signing)
  return { change: new Map([...change, ...gone]), missing }
}

/** A target as TUF lists it. */
interface ListedTarget {
  readonly length: number
  readonly hashes: { readonly sha256: string }
}

function listedTargets(state: IndexState, name: string): Readonly<Record<string, ListedTarget>> {
  const role = state.delegated(roleOfNamespace(namespaceOf(name)))
  return (role?.signed.toJSON()['targets'] ?? {}) as unknown as Readonly<Record<string, ListedTarget>>
}

/** Targets of a namespace after a change, by path: those that stay, and the bytes of those that are new. */
interface NamespaceTargets {
  readonly kept: Readonly<Record<string, ListedTarget>>
  readonly added: Readonly<Record<string, Uint8Array>>
}

/** Writes the list of the namespace that a plugin's name is in, signed by the key that it is delegated to. */
function writeNamespace(state: IndexState, name: string, next: NamespaceTargets, { signers, now }: IndexSigning): TargetsChange {
  const namespace = namespaceOf(name)
  const role = roleOfNamespace(namespace)
  const delegation = state.targets.signed.delegations?.roles?.[role]
  if (delegation === undefined) throw fault('INDEX_NAMESPACE_UNKNOWN', { namespace })
  const added = Object.entries(next.added).map(
    ([path, bytes]) => [path, { length: bytes.length, hashes: { sha256: digest('sha256', bytes) } }] as const,
  )
  const targets = Object.fromEntries(
    Object.entries({ ...next.kept, ...Object.fromEntries(added) }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  const version = state.publishedVersion(role) + 1
  const metadata = newTargets({ version, targets }, now)
  if (signMetadata(metadata, signers, delegation.keyIDs).length === 0)
    throw fault('INDEX_KEY_NOT_ALLOWED', { what: `releases of ${namespace}` })
  const contents = added.map(([path, { hashes }]) => [targetFilePath(path, hashes.sha256), next.added[path] ?? null] as const)
  return { change: new Map([...contents, [metadataPath(role, version), formatMetadata(metadata)]]), missing: 0 }
}

type TargetsContent = Readonly<{ version: number; targets: object; delegations?: object }>

function newTargets(content: TargetsContent, now: Date): Metadata<Targets> {
  const signed = { _type: 'targets', spec_version: specVersion, expires: expiryAfter(now, maxTargetsDays), ...content }
  return Metadata.fromJSON(MetadataKind.Targets, { signed, signatures: [] } as unknown as Parameters<typeof Metadata.fromJSON>[1])
}

function writeTop(root: Metadata<Root>, content: TargetsContent, { signers, now }: IndexSigning): TargetsChange {
  return signTop(root, newTargets(content, now), signers)
}

function signTop(root: Metadata<Root>, targets: Metadata<Targets>, signers: readonly Signer[]): TargetsChange {
  const { keyIDs = [], threshold = 1 } = root.signed.roles['targets'] ?? {}
  signMetadata(targets, signers, keyIDs)
  const have = Object.keys(targets.signatures).filter((id) => keyIDs.includes(id)).length
  return {
    change: new Map([[metadataPath('targets', targets.signed.version), formatMetadata(targets)]]),
    missing: Math.max(0, threshold - have),
  }
}
