import { popularityOf } from './popularity-of.ts'

/** Names that count as established, by downloads. */
const maxEstablished = 120_000
/** Rank of a scope's best package by downloads, at most: such a scope gives all its packages as targets. */
const maxScopeRank = 40_000
/** Downloads a month, in both snapshots, of a package of an established scope that is kept as a target although it is below the cut. */
const minScopedDownloads = 20
/** Downloads a month that a high-impact package without a count is taken for: npm-high-impact asks a million a week or 500 dependents. */
const impactDownloads = 1_000_000

/**
 * Selects the established npm names with their popularity: the most downloaded of the newer snapshot that the older one has as well
 * (at a quarter of the cut at least, so that a burst of downloads does not make a name established), npm-high-impact, and the
 * packages of established scopes. `download-counts` has holes (about 300 high-impact names), hence the union.
 */
export function selectNpm(input: {
  readonly newer: ReadonlyMap<string, number>
  readonly older: ReadonlyMap<string, number>
  readonly impact: readonly string[]
}): Map<string, number> {
  const ranked = [...input.newer].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const floor = (ranked[maxEstablished]?.[1] ?? 0) / 4
  const top = ranked.slice(0, maxEstablished).filter(([name]) => (input.older.get(name) ?? 0) >= floor)
  const kept = new Map<string, number>(top.map(([name, count]) => [name, popularityOf(count)]))
  for (const name of input.impact) kept.set(name, popularityOf(input.newer.get(name) ?? impactDownloads))
  const scopeFloor = ranked[maxScopeRank]?.[1] ?? 0
  const heads = [...top.filter(([, count]) => count >= scopeFloor).map(([name]) => name), ...input.impact]
  const scopes = new Set(heads.filter((name) => name.startsWith('@')).map((name) => name.split('/')[0]))
  for (const [name, count] of ranked) {
    if (kept.has(name) || !name.startsWith('@') || count < minScopedDownloads) continue
    if (scopes.has(name.split('/')[0]) && (input.older.get(name) ?? 0) >= minScopedDownloads) kept.set(name, popularityOf(count))
  }
  return kept
}
