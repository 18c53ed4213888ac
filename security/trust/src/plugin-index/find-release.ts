import { Readable } from 'node:stream'
import type { TargetFile, Targets, Metadata } from '@tufjs/models'
import { fault } from '../faults.ts'
import { releasePaths, roleOfNamespace, targetFilePath, namespaceOf } from './index-layout.ts'
import { indexFault } from './index-fault.ts'
import type { OpenIndex } from './open-index.ts'
import { findOutside } from './within-namespace.ts'

/** Bytes that one file of a release may have: as many as a plugin in the store. */
const maxTargetBytes = 64 * 1024 * 1024

/** A release as it came from an index: its files are those that the index lists; what they say is still to be verified. */
export interface FoundRelease {
  readonly tarball: Uint8Array
  readonly sbom: Uint8Array
  readonly bundles: Uint8Array
  /** The list that names it: `scope.me` for `@me/x`. */
  readonly role: string
}

/**
 * Fetches a release from an index.
 * @throws INDEX_NOT_LISTED INDEX_YANKED INDEX_OUTSIDE_NAMESPACE INDEX_TAMPERED INDEX_INCOMPLETE and what `openIndex` throws
 */
export async function findRelease(index: OpenIndex, name: string, version: string): Promise<FoundRelease> {
  const paths = releasePaths(name, version)
  const list = await findList(index, paths.tarball)
  const yanked = list?.signed.targets[paths.yanked]
  if (yanked !== undefined) throw await yankedFault(index, yanked, `${name}@${version}`)
  const [tarball, sbom, bundles] = [paths.tarball, paths.sbom, paths.bundles].map((path) => list?.signed.targets[path])
  if (!tarball || !sbom || !bundles) throw await notListedFault(index, name, version)
  return {
    tarball: await fetchTarget(index, tarball),
    sbom: await fetchTarget(index, sbom),
    bundles: await fetchTarget(index, bundles),
    role: roleOfNamespace(namespaceOf(name)),
  }
}

/** Lists the versions of a plugin that an index has and that were not taken back, in no order. */
export async function listVersions(index: OpenIndex, name: string): Promise<readonly string[]> {
  const list = await findList(index, releasePaths(name, '0.0.0').tarball)
  return Object.keys(list?.signed.targets ?? {}).flatMap((path) => {
    const version = path.startsWith(`${name}/`) ? path.slice(name.length + 1).split('/', 1)[0] : undefined
    return version !== undefined && path === releasePaths(name, version).tarball ? [version] : []
  })
}

/** Finds the list that may name a path: the first one that it is delegated to, and nobody after it. */
async function findList(index: OpenIndex, path: string): Promise<Metadata<Targets> | null> {
  const top = await index.load('targets', 'root')
  if (Object.hasOwn(top.signed.targets, path)) return top
  const role = top.signed.delegations?.rolesForTarget(path).next().value?.role
  if (role === undefined) return null
  return index.load(role, 'targets')
}

async function fetchTarget(index: OpenIndex, target: TargetFile): Promise<Uint8Array> {
  const { address } = index
  const { sha256 } = target.hashes
  if (sha256 === undefined || target.length > maxTargetBytes)
    throw fault('INDEX_INVALID', { address, role: target.path, why: 'it is too long, or without a sha256' })
  const path = targetFilePath(target.path, sha256)
  const bytes = await index.fetch(path, target.length)
  if (bytes === null) throw fault('INDEX_INCOMPLETE', { address, file: path })
  try {
    await target.verify(Readable.from([Buffer.from(bytes)]))
  } catch (cause) {
    const error = indexFault(cause, { address, role: target.path })
    throw error
  }
  return bytes
}

async function yankedFault(index: OpenIndex, note: TargetFile, release: string): Promise<Error> {
  const text = new TextDecoder().decode(await fetchTarget(index, note))
  const { at = 'some time', reason = 'no reason given' } = readNote(text)
  return fault('INDEX_YANKED', { release, at: at.slice(0, 10), reason: reason.slice(0, 300) })
}

function readNote(text: string): { readonly at?: string; readonly reason?: string } {
  try {
    const note = JSON.parse(text) as { at?: unknown; reason?: unknown } | null
    return {
      ...(typeof note?.at === 'string' ? { at: note.at } : {}),
      ...(typeof note?.reason === 'string' ? { reason: note.reason } : {}),
    }
  } catch {
    return {}
  }
}

/** Says what is wrong with a release that is not where it belongs: listed by somebody to whom it was not delegated, or nowhere. */
async function notListedFault(index: OpenIndex, name: string, version: string): Promise<Error> {
  const { tarball } = releasePaths(name, version)
  const top = await index.load('targets', 'root')
  for (const role of Object.values(top.signed.delegations?.roles ?? {})) {
    const metadata = await index.load(role.name, 'targets').catch(() => null)
    if (metadata !== null && findOutside(role, metadata).includes(tarball))
      return fault('INDEX_OUTSIDE_NAMESPACE', { role: role.name, path: tarball })
  }
  const versions = await listVersions(index, name)
  return fault('INDEX_NOT_LISTED', {
    release: `${name}@${version}`,
    where: index.address,
    others: versions.length === 0 ? `nothing named ${name}` : versions.slice(-10).join(', '),
  })
}
