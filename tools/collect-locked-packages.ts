import { posix } from 'node:path'

/** A package of the registry as the lockfile has it. */
interface LockedPackage {
  readonly name: string
  readonly version: string
  readonly integrity: string
  /** Its dependencies, each as `name@version`. */
  readonly dependencies: readonly string[]
}

/** The packages that a workspace bundles from outside: the direct dependencies (its own and its workspace packages') and all below them. */
export interface LockedPackages {
  readonly direct: Readonly<Record<string, string>>
  /** All packages by `name@version`, sorted. */
  readonly all: ReadonlyMap<string, LockedPackage>
}

interface Dependencies {
  readonly [name: string]: { readonly version: string }
}

/** The parts of `pnpm-lock.yaml` (lockfileVersion 9.0) that are read here. */
export interface PnpmLock {
  readonly importers: Readonly<Record<string, { readonly dependencies?: Dependencies; readonly optionalDependencies?: Dependencies }>>
  readonly packages?: Readonly<Record<string, { readonly resolution: { readonly integrity?: string } }>>
  readonly snapshots?: Readonly<
    Record<
      string,
      { readonly dependencies?: Readonly<Record<string, string>>; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >
}

/** Collects everything from outside that can end up in the bundle of the workspace in a folder, as `pnpm-lock.yaml` has it. */
export function collectLockedPackages(lock: PnpmLock, folder: string): LockedPackages {
  const direct = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (importer: string): void => {
    if (seen.has(importer)) return
    seen.add(importer)
    const found = lock.importers[importer]
    if (found === undefined) throw new Error(`pnpm-lock.yaml does not know ${importer}: run pnpm install`)
    for (const [name, { version }] of Object.entries({ ...found.dependencies, ...found.optionalDependencies })) {
      if (version.startsWith('link:')) visit(posix.normalize(posix.join(importer, version.slice('link:'.length))))
      else if ((direct.get(name) ?? version) !== version) throw new Error(`${folder} bundles ${name} in two versions`)
      else direct.set(name, version)
    }
  }
  visit(folder)
  const all = closure(
    lock,
    [...direct].map(([name, version]) => `${name}@${version}`),
  )
  return {
    direct: Object.fromEntries([...direct].map(([name, version]) => [name, bare(version)]).sort(byName)),
    all: new Map([...all].sort(byName)),
  }
}

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1)

/** Cuts off the peers that pnpm writes behind a version. */
const bare = (version: string): string => version.replace(/\(.*$/, '')

function closure(lock: PnpmLock, keys: readonly string[]): Map<string, LockedPackage> {
  const found = new Map<string, LockedPackage>()
  const visit = (key: string): string => {
    const id = bare(key)
    const at = id.lastIndexOf('@')
    if (found.has(id)) return id
    const snapshot = lock.snapshots?.[key] ?? {}
    const integrity = lock.packages?.[id]?.resolution.integrity
    if (integrity === undefined) throw new Error(`pnpm-lock.yaml has no integrity for ${id}`)
    const below = Object.entries({ ...snapshot.dependencies, ...snapshot.optionalDependencies }).map(
      ([name, version]) => `${name}@${version}`,
    )
    const dependencies = below.map(bare).sort()
    found.set(id, { name: id.slice(0, at), version: id.slice(at + 1), integrity, dependencies })
    for (const next of below) visit(next)
    return id
  }
  for (const key of keys) visit(key)
  return found
}
