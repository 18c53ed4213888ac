import { openNames } from '../../security/typosquat/src/names.ts'
import type { RegistryClient } from '../../security/audit/src/index.ts'

/** An archive of a release, as a lockfile names it. */
export interface Locked {
  readonly version: string
  /** `sha512-…` of npm, `sha256:…` of Python; empty where the registry gives none. */
  readonly hash: string
}

/** Two releases of which no other stands between. */
export interface Pair {
  readonly name: string
  readonly kind: 'npm' | 'wheel' | 'sdist'
  readonly from: Locked
  readonly to: Locked
}

/** The names of a registry that are downloaded most. */
export function mostUsed(ecosystem: 'npm' | 'pypi', count: number): readonly string[] {
  const { table, size } = openNames(ecosystem)
  const entries = Array.from({ length: size }, (_, entry) => entry).sort((a, b) => table.popularityOf(b) - table.popularityOf(a) || a - b)
  return entries.slice(0, count).map((entry) => table.nameAt(entry))
}

/** Pairs of consecutive stable releases of an npm package: `count` of them, the newest first, without the first `back`. */
export async function npmPairs(client: RegistryClient, name: string, count: number, back: number): Promise<readonly Pair[]> {
  const releases = (await client.npm(name))?.releases ?? []
  const stable = releases.flatMap(({ version, integrity }) => (integrity === null ? [] : [{ version, hash: integrity }]))
  return consecutive(stable, count, back).map(([from, to]) => ({ name, kind: 'npm', from, to }))
}

/** Pairs of consecutive stable releases of a Python project, in both kinds of archives. */
export async function pythonPairs(client: RegistryClient, name: string, count: number, back: number): Promise<readonly Pair[]> {
  const files = (await client.pypiFiles(name)) ?? []
  return (['wheel', 'sdist'] as const).flatMap((kind) => {
    const archives = files.flatMap((file) => {
      const version = (kind === 'wheel' ? /^[^-]+-([^-]+)-.*(?:-none-any|manylinux\w*x86_64)\.whl$/ : /-([^-]+)\.(?:tar\.gz|zip)$/).exec(
        file.name,
      )?.[1]
      return version === undefined || file.sha256 === null ? [] : [{ version, hash: `sha256:${file.sha256}` }]
    })
    // A release has a wheel for each Python and system: its last is that of the newest.
    const releases = [...new Map(archives.map((one) => [one.version, one])).values()]
    return consecutive(releases, count, back).map(([from, to]): Pair => ({ name, kind, from, to }))
  })
}

function consecutive(releases: readonly Locked[], count: number, back: number): readonly (readonly [Locked, Locked])[] {
  const sorted = releases.filter(({ version }) => /^\d+(?:\.\d+)*$/.test(version)).toSorted((a, b) => order(b.version, a.version))
  return sorted.slice(back, back + count).flatMap((to, at) => {
    const from = sorted[back + at + 1]
    return from === undefined ? [] : [[from, to] as const]
  })
}

function order(a: string, b: string): number {
  const [one, other] = [a.split('.').map(Number), b.split('.').map(Number)]
  const at = one.findIndex((part, index) => part !== (other[index] ?? 0))
  return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0)
}
