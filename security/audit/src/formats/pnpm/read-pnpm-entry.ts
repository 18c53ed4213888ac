import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot } from '../../parsed-lockfile.ts'
import type { LockfileEntry } from '../graph/assemble-packages.ts'
import { readNpmSource } from '../read/read-npm-source.ts'
import { isExactVersion } from '../read/is-exact-version.ts'
import { type PnpmKey, readPnpmKey } from './pnpm-key.ts'
import { entriesOf, fieldOf, itemsOf, textAt, type Tree, type TreeEntry } from '../read/tree.ts'

/** A package, a folder of the project's own, or something that is not understood. */
export type PnpmEntry =
  | { readonly package: LockfileEntry }
  | { readonly folder: string; readonly name: string }
  | { readonly blindSpot: BlindSpot }

/** Reads one entry of pnpm's `packages`; `version` is that of the lockfile. */
export function readPnpmEntry({ key, line, value }: TreeEntry, version = ''): PnpmEntry {
  const resolution = fieldOf(value, 'resolution')
  const read = readPnpmKey(key)
  const name = textAt(value, 'name') ?? read?.name
  if (resolution?.kind !== 'map') return { blindSpot: { line, what: `the entry "${key}" has no resolution` } }
  // A registry's version that is a folder is no folder that the project asks for.
  const isVersion = read !== undefined && isExactVersion(read.reference)
  if (textAt(resolution, 'type') === 'directory' && !isVersion) return { folder: textAt(resolution, 'directory') ?? '', name: name ?? key }
  if (name === undefined) return { blindSpot: { line, what: `the key "${key}" is in no form that is known` } }
  const source = sourceOf(read, resolution, key)
  if (source === undefined) return { blindSpot: { line, what: `the entry "${key}" has a resolution that is not understood` } }
  const locked = { id: key, name, version: versionOf(value, resolution, read) ?? key, line, integrity: integrityOf(resolution), source }
  // From 9 on a lockfile does not say which packages are built.
  const built = Number.parseInt(version, 10) < 9 ? { hasInstallScript: textAt(value, 'requiresBuild') === 'true' } : {}
  return { package: { ...locked, ...built, ...extras(value) } }
}

/** The number if there is one; of what has none, its commit or its address. */
function versionOf(value: Tree, resolution: Tree, key: PnpmKey | undefined): string | undefined {
  if (key !== undefined && isExactVersion(key.reference)) return key.reference
  return textAt(value, 'version') ?? textAt(resolution, 'commit') ?? key?.reference.replace(/^runtime:/, '')
}

function extras(value: Tree): Pick<LockfileEntry, 'dev' | 'hasBin' | 'deprecated'> {
  const deprecated = textAt(value, 'deprecated')
  const dev = textAt(value, 'dev')
  return {
    ...(dev === undefined ? {} : { dev: dev === 'true' }),
    hasBin: textAt(value, 'hasBin') === 'true',
    ...(deprecated === undefined ? {} : { deprecated }),
  }
}

function sourceOf(key: PnpmKey | undefined, resolution: Tree, id: string): PackageSource | undefined {
  const type = textAt(resolution, 'type')
  const tarball = textAt(resolution, 'tarball')
  if (type === 'directory') return { kind: 'file', url: `file:${textAt(resolution, 'directory') ?? ''}` }
  if (type === 'git') return { kind: 'git', url: `${textAt(resolution, 'repo') ?? ''}#${textAt(resolution, 'commit') ?? ''}` }
  if (type === 'variations' || type === 'binary') return { kind: 'tarball', url: runtimeUrl(resolution) ?? key?.reference ?? id }
  if (type !== undefined) return undefined
  if (key !== undefined && isExactVersion(key.reference)) return registrySource(key, tarball)
  if (tarball === undefined) return undefined
  const source = readNpmSource(tarball)
  if (textAt(resolution, 'gitHosted') === 'true') return { kind: 'git', url: tarball }
  // The key is an address: whatever its path looks like, no registry was asked.
  return source.kind === 'registry' ? { kind: 'tarball', url: tarball } : source
}

function registrySource(key: PnpmKey, tarball: string | undefined): PackageSource {
  if (tarball === undefined && key.registry?.includes('.')) return { kind: 'registry', host: key.registry }
  const named = key.registry === undefined ? {} : { registry: key.registry }
  const url = tarball === undefined ? null : URL.parse(tarball)
  if (tarball === undefined) return { kind: 'registry', ...named }
  const source = readNpmSource(tarball)
  if (source.kind === 'git' || source.kind === 'file' || url === null) return source
  return { kind: 'registry', host: url.host, url: tarball, ...named }
}

/** Places that pnpm downloads runtimes from by itself. */
const runtimeSites = [
  'https://nodejs.org/',
  'https://unofficial-builds.nodejs.org/',
  'https://github.com/oven-sh/bun/',
  'https://github.com/denoland/deno/',
]

/** The first address of a runtime that is none of pnpm's own places. */
function runtimeUrl(resolution: Tree): string | undefined {
  const urls = [resolution, ...variantsOf(resolution)].flatMap((one) => textAt(one, 'url') ?? [])
  return urls.find((url) => !runtimeSites.some((site) => url.startsWith(site)))
}

function variantsOf(resolution: Tree): readonly Tree[] {
  return itemsOf(fieldOf(resolution, 'variants')).flatMap((variant) => fieldOf(variant, 'resolution') ?? [])
}

/** The archive's own digest; for a runtime, one for each platform. */
function integrityOf(resolution: Tree): readonly string[] {
  return [resolution, ...variantsOf(resolution)].flatMap((one) =>
    entriesOf(one).flatMap(({ key, value }) => (key === 'integrity' && value.kind === 'scalar' ? value.text.split(/\s+/) : [])),
  )
}
