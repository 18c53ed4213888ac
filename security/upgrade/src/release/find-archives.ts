import { normalName, type LockedPackage, type NpmReleaseFacts, type RegistryClient } from '@galley/audit'
import { archiveKind, type ArchiveKind } from './archive-kind.ts'
import { digestsOf, type ArchiveDigest } from './digests.ts'

/** An archive of a release, the digests of which it must have one, and the way to its bytes. */
export interface ReleaseArchive {
  readonly kind: ArchiveKind
  readonly digests: readonly ArchiveDigest[]
  readonly fetch: (signal: AbortSignal) => Promise<Uint8Array | null>
}

/** The archive of an npm release; the lockfile's digest decides, and where it has none the registry's. */
export function npmArchives(
  locked: LockedPackage,
  release: NpmReleaseFacts | null,
  client: RegistryClient | null,
): readonly ReleaseArchive[] {
  const { name, version, source } = locked
  const own = digestsOf(locked)
  const digests = own.length > 0 ? own : digestsOf({ integrity: release?.integrity ? [release.integrity] : [] })
  const address = source.kind === 'registry' && source.url !== undefined ? source.url.replace(/#.*$/, '') : null
  // The registry's own form of an address: npm and every mirror serve it.
  const usual = `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${version}.tgz`
  const tarball = release?.tarball ?? address ?? usual
  return [{ kind: 'npm', digests, fetch: async (signal) => client?.npmTarball({ name, tarball }, signal) ?? null }]
}

/** The archives of a Python release that the lockfile admits, by what it names, else by what the index lists. */
export async function pythonArchives(
  locked: LockedPackage,
  client: RegistryClient | null,
  signal: AbortSignal,
): Promise<readonly ReleaseArchive[]> {
  const digests = digestsOf(locked)
  const listed = (await client?.pypiFiles(locked.name, signal)) ?? []
  const isOurs = (name: string, sha256: string | null): boolean =>
    digests.length > 0 ? digests.some(({ hex }) => hex === sha256) : versionOf(name, locked.name) === locked.version
  const fromIndex = listed
    .filter(({ name, sha256 }) => isOurs(name, sha256))
    .map(({ name, address, sha256 }) => ({
      name,
      address,
      digests: sha256 === null ? digests : digestsOf({ integrity: [`sha256:${sha256}`] }),
    }))
  const named = (locked.files ?? []).map(({ place, hash }) => ({
    name: nameIn(place),
    address: place,
    digests: digestsOf({ integrity: hash === undefined ? [] : [hash] }),
  }))
  const known = fromIndex.length > 0 ? fromIndex : named
  return known.flatMap(({ name, address, digests: own }) => {
    const kind = archiveKind(name)
    return kind === null ? [] : [{ kind, digests: own, fetch: async (at: AbortSignal) => client?.pypiFile(address, at) ?? null }]
  })
}

const nameIn = (place: string): string =>
  place
    .split('/')
    .at(-1)
    ?.replace(/[?#].*$/, '') ?? ''

/** The version in a file's name: `six-1.16.0.tar.gz`, `six-1.16.0-py3-none-any.whl`. */
function versionOf(file: string, name: string): string | null {
  const { own = '', version } = /^(?<own>.+?)-(?<version>\d[^-]*?)(?:-.*\.whl|\.tar\.gz|\.zip)$/.exec(file)?.groups ?? {}
  return normalName('PyPI', own) === normalName('PyPI', name) ? (version ?? null) : null
}
