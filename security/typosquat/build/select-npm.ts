import { levelOf } from './level-of.ts'

/** How many names by downloads count as established. */
const TOP = 120_000
/** Scopes with a package among this many give all their packages as targets. */
const SCOPE_TOP = 40_000
/** Packages of an established scope below the cut that are kept as targets: downloads a month in both snapshots. */
const SCOPE_FLOOR = 20
/** What a high-impact package without a count is taken for: npm-high-impact asks a million downloads a week or 500 dependents. */
const IMPACT_DOWNLOADS = 1_000_000

/**
 * The established npm names and their level of downloads: the most downloaded of the newer snapshot that the older one has as well
 * (at a quarter of the cut at least, so that a burst of downloads does not make a name established), npm-high-impact, and the
 * packages of established scopes. `download-counts` has holes (about 300 high-impact names), hence the union.
 */
export function selectNpm(input: {
  readonly newer: ReadonlyMap<string, number>
  readonly older: ReadonlyMap<string, number>
  readonly impact: readonly string[]
}): Map<string, number> {
  const ranked = [...input.newer].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const floor = (ranked[TOP]?.[1] ?? 0) / 4
  const top = ranked.slice(0, TOP).filter(([name]) => (input.older.get(name) ?? 0) >= floor)
  const kept = new Map<string, number>(top.map(([name, count]) => [name, levelOf(count)]))
  for (const name of input.impact) kept.set(name, levelOf(input.newer.get(name) ?? IMPACT_DOWNLOADS))
  const scopeFloor = ranked[SCOPE_TOP]?.[1] ?? 0
  const heads = [...top.filter(([, count]) => count >= scopeFloor).map(([name]) => name), ...input.impact]
  const scopes = new Set(heads.filter((name) => name.startsWith('@')).map((name) => name.split('/')[0]))
  for (const [name, count] of ranked) {
    if (kept.has(name) || !name.startsWith('@') || count < SCOPE_FLOOR) continue
    if (scopes.has(name.split('/')[0]) && (input.older.get(name) ?? 0) >= SCOPE_FLOOR) kept.set(name, levelOf(count))
  }
  return kept
}
