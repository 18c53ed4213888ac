import { isFault } from '@galley/fault'
import { Metadata, MetadataKind } from '@tufjs/models'
import {
  createTargets,
  delegateNamespace,
  digest,
  findRelease,
  openIndex,
  publishIndex,
  signStagedRoot,
  stageRoot,
  trustRoot,
} from '../src/index.ts'
import type { FetchIndexFile, FoundRelease, IndexChange, IndexRelease, Signer, TrustedFiles } from '../src/index.ts'
import { formatMetadata } from '../src/plugin-index/index-files.ts'
import { metadataPath } from '../src/plugin-index/index-layout.ts'
import { signMetadata, tufKeyOf, type AnyMetadata } from '../src/plugin-index/tuf-keys.ts'

/** The folder of an index, in memory; `fetch` is how clients see it. */
export interface MemoryIndex {
  readonly files: Map<string, Uint8Array>
  readonly read: (path: string) => Uint8Array | null
  readonly apply: (change: IndexChange) => void
  readonly fetch: FetchIndexFile
}

export function newIndex(): MemoryIndex {
  const files = new Map<string, Uint8Array>()
  const read = (path: string): Uint8Array | null => files.get(path) ?? null
  const apply = (change: IndexChange): void => {
    for (const [path, bytes] of change)
      if (bytes === null) files.delete(path)
      else files.set(path, bytes)
  }
  return { files, read, apply, fetch: (path) => Promise.resolve(read(path)) }
}

/** The time of the tests. */
export const now = new Date('2026-11-28T12:00:00Z')

/** Makes an index with one namespace delegated; `holders` hold its root, `threshold` of them must sign. */
export function beginIndex(
  holders: readonly Signer[],
  author: Signer,
  { threshold = 1, online = holders[0]!, namespace = '@me' } = {},
): MemoryIndex {
  const index = newIndex()
  const hands = { signers: holders, now }
  index.apply(stageRoot(index.read, { root: holders.map(({ publicPem }) => publicPem), threshold, online: online.publicPem }, hands).change)
  const signed = signStagedRoot(index.read, holders)
  if (signed !== null) index.apply(signed.change)
  index.apply(createTargets(index.read, hands).change)
  index.apply(delegateNamespace(index.read, namespace, author.publicPem, hands).change)
  index.apply(publishIndex(index.read, { signers: [online], now, days: 7 }))
  return index
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export function newRelease(version = '1.2.0', name = '@me/x'): IndexRelease {
  return {
    name,
    version,
    tarball: bytes(`tarball ${name} ${version}`),
    sbom: bytes('{"bomFormat":"CycloneDX"}'),
    bundles: bytes('{"one":1}\n'),
  }
}

/** A machine that installs: what it keeps, and what it asks of the index. */
export interface Machine {
  readonly kept: TrustedFiles & { readonly files: Map<string, Uint8Array> }
  readonly trust: (root: Uint8Array) => string
  readonly get: (name: string, version: string, at?: Date) => Promise<FoundRelease>
}

export function newMachine(index: Pick<MemoryIndex, 'fetch'>): Machine {
  const files = new Map<string, Uint8Array>()
  const kept = {
    files,
    read: (name: string) => files.get(name) ?? null,
    write: (name: string, data: Uint8Array) => void files.set(name, data),
  }
  const address = 'https://index.test'
  return {
    kept,
    trust: (root) => trustRoot(kept, root, { address, now }),
    get: async (name, version, at = now) => findRelease(await openIndex({ address, fetch: index.fetch, kept, now: at }), name, version),
  }
}

/** A list as a hostile author signs it: what it names is anything. */
export function signList(
  list: Uint8Array,
  change: (targets: Record<string, unknown>) => Record<string, unknown>,
  signer: Signer,
): Uint8Array {
  const { signed } = JSON.parse(new TextDecoder().decode(list)) as { signed: { targets: Record<string, unknown> } }
  signed.targets = change(signed.targets)
  const metadata = Metadata.fromJSON(MetadataKind.Targets, { signed, signatures: [] } as never)
  signMetadata(metadata, [signer], [tufKeyOf(signer.publicPem).keyID])
  return formatMetadata(metadata)
}

/** Publishes a list past every check, as whoever stole the online key can. */
export function publishUnchecked(index: MemoryIndex, role: string, list: Uint8Array, online: Signer): void {
  const { version: listVersion } = (JSON.parse(new TextDecoder().decode(list)) as { signed: { version: number } }).signed
  const json = (path: string): TufJson => JSON.parse(new TextDecoder().decode(index.read(path)!)) as TufJson
  const timestamp = json('metadata/timestamp.json').signed
  const snapshot = json(`metadata/${timestamp.meta['snapshot.json']!.version}.snapshot.json`).signed
  const fileOf = (version: number, data: Uint8Array): MetaJson => ({
    version,
    length: data.length,
    hashes: { sha256: digest('sha256', data) },
  })
  snapshot.version += 1
  snapshot.meta[`${role}.json`] = fileOf(listVersion, list)
  const written = signAs(Metadata.fromJSON(MetadataKind.Snapshot, { signed: snapshot, signatures: [] } as never), online)
  timestamp.version += 1
  timestamp.meta['snapshot.json'] = fileOf(snapshot.version, written)
  index.files.set(metadataPath(role, listVersion), list)
  index.files.set(metadataPath('snapshot', snapshot.version), written)
  index.files.set(
    'metadata/timestamp.json',
    signAs(Metadata.fromJSON(MetadataKind.Timestamp, { signed: timestamp, signatures: [] } as never), online),
  )
}

interface MetaJson {
  readonly version: number
  readonly length: number
  readonly hashes: { readonly sha256: string }
}

interface TufJson {
  readonly signed: { version: number; readonly meta: Record<string, MetaJson> }
}

function signAs(metadata: AnyMetadata, signer: Signer): Uint8Array {
  signMetadata(metadata, [signer], [tufKeyOf(signer.publicPem).keyID])
  return formatMetadata(metadata)
}

/** The code of the fault that work ends with, or `fine`. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
    return 'fine'
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}
