import type { LockedPackages } from './collect-locked-packages.ts'

/** The parts of an npm lock (lockfileVersion 3) that are read here. */
export interface NpmLock {
  readonly name?: string
  readonly lockfileVersion?: number
  readonly packages?: Readonly<Record<string, NpmLockEntry>>
}

interface NpmLockEntry {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The registry of every package; a lock that names another host is one machine's, not the project's. */
export const registry = 'https://registry.npmjs.org/'

/** Compares a plugin's `sbom.lock.json` with `pnpm-lock.yaml`: a line for each difference, none when they agree. */
export function compareSbomLock(lock: NpmLock, name: string, expected: LockedPackages): readonly string[] {
  const { '': root, ...rest } = lock.packages ?? {}
  const entries = Object.entries(rest).map(([path, entry]) => ({
    id: `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${entry.version}`,
    entry,
  }))
  const ids = new Set(entries.map(({ id }) => id))
  return [
    ...(lock.lockfileVersion === 3 ? [] : ['is not an npm lock of version 3']),
    ...(lock.name === name ? [] : [`is the lock of ${lock.name}`]),
    ...(JSON.stringify(root?.dependencies ?? {}) === JSON.stringify(expected.direct) ? [] : ['has other direct dependencies']),
    ...[...expected.all.keys()].filter((id) => !ids.has(id)).map((id) => `lacks ${id}`),
    ...[...ids].filter((id) => !expected.all.has(id)).map((id) => `has ${id} too much`),
    ...entries
      .filter(({ entry }) => entry.resolved?.startsWith(registry) !== true)
      .map(({ id }) => `does not say that ${id} is from ${registry}`),
    ...entries
      .filter(({ id, entry }) => entry.integrity !== expected.all.get(id)?.integrity)
      .map(({ id }) => `has another integrity for ${id}`),
  ]
}
