import { ONCE } from '../src/table/name-table.ts'
import { levelOf } from './level-of.ts'

/** Debian packages a module only after a review, and says nothing of downloads: known, at a modest level. */
const DEBIAN_DOWNLOADS = 10_000
/** A name of earlier lists is established when two of them at least this many months apart hold it, else it is a target only. */
const MONTHS_APART = 6

/** One earlier list: when it was made (`2024-03`) and its names with their downloads a month. */
export interface Snapshot {
  readonly month: string
  readonly rows: readonly { readonly project: string; readonly download_count: number }[]
}

/**
 * The established PyPI names (normalised, PEP 503) and their level of downloads: the most downloaded now, what two earlier lists
 * half a year apart hold (people go on mistyping what was popular), and what Debian packages.
 */
export function selectPypi(input: {
  readonly top: string
  readonly history: readonly Snapshot[]
  readonly debian: string
}): Map<string, number> {
  const kept = new Map<string, number>()
  for (const line of input.top.split('\n').slice(1)) {
    const [, name, downloads] = line.split('\t')
    if (name !== undefined) kept.set(normal(name), levelOf(Number(downloads)))
  }
  for (const [name, level] of lasting(input.history)) if (!kept.has(name)) kept.set(name, level)
  for (const line of input.debian.split('\n')) {
    const name = /^python3-([a-z0-9][a-z0-9.+-]*)$/.exec(line.trim())?.[1]
    if (name === undefined || /-(?:doc|dbg|dev|common|data|tests?)$/.test(name) || kept.has(normal(name))) continue
    kept.set(normal(name), levelOf(DEBIAN_DOWNLOADS))
  }
  return kept
}

function lasting(history: readonly Snapshot[]): ReadonlyMap<string, number> {
  const seen = new Map<string, { first: number; last: number; count: number }>()
  for (const { month, rows } of history.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const time = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
    for (const row of rows) {
      const name = normal(row.project)
      seen.set(name, { first: seen.get(name)?.first ?? time, last: time, count: row.download_count })
    }
  }
  return new Map([...seen].map(([name, one]) => [name, one.last - one.first >= MONTHS_APART ? levelOf(one.count) : ONCE]))
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
