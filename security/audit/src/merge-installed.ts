import type { LockedPackage } from './locked-package.ts'

/** A package with the number of places where the same lockfile installs it. */
export type InstalledPackage = LockedPackage & { readonly places: number }

/** One entry for each package of each file: the one with the shortest path, then the first line. npm nests the same version many times. */
export function mergeInstalled(packages: readonly LockedPackage[]): readonly InstalledPackage[] {
  const groups = Map.groupBy(packages, ({ file, purl }) => `${file}\0${purl}`)
  return [...groups.values()].flatMap((members) => {
    const nearest = members.toSorted((a, b) => Number(a.dev) - Number(b.dev) || a.path.length - b.path.length || a.line - b.line)[0]
    return nearest ? [{ ...nearest, places: members.length }] : []
  })
}
