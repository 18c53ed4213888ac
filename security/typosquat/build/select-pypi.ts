import { singleSnapshot } from '../src/table/name-table.ts'
import { normaliseName } from '../src/text/name-forms.ts'
import { popularityOf } from './popularity-of.ts'

/** Downloads a month that a module in Debian is taken for: Debian packages after a review, and counts no downloads. */
const debianDownloads = 10_000
/** Months between two earlier lists that hold an established name, at least; another name of such lists is a target only. */
const minMonthsApart = 6

/** An earlier list of names with their downloads a month. */
export interface Snapshot {
  /** The month in which it was made: `2024-03`. */
  readonly month: string
  readonly rows: readonly { readonly project: string; readonly download_count: number }[]
}

/**
 * Selects the established PyPI names (normalised, PEP 503) with their popularity: the most downloaded now, what two earlier lists
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
    if (name !== undefined) kept.set(normaliseName(name, 'pypi'), popularityOf(Number(downloads)))
  }
  for (const [name, popularity] of popularitiesIn(input.history)) if (!kept.has(name)) kept.set(name, popularity)
  for (const line of input.debian.split('\n')) {
    const name = /^python3-([a-z0-9][a-z0-9.+-]*)$/.exec(line.trim())?.[1]
    if (name === undefined || /-(?:doc|dbg|dev|common|data|tests?)$/.test(name) || kept.has(normaliseName(name, 'pypi'))) continue
    kept.set(normaliseName(name, 'pypi'), popularityOf(debianDownloads))
  }
  return kept
}

function popularitiesIn(history: readonly Snapshot[]): ReadonlyMap<string, number> {
  const seen = new Map<string, { first: number; last: number; count: number }>()
  for (const { month, rows } of history.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    const time = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
    for (const row of rows) {
      const name = normaliseName(row.project, 'pypi')
      seen.set(name, { first: seen.get(name)?.first ?? time, last: time, count: row.download_count })
    }
  }
  return new Map([...seen].map(([name, one]) => [name, one.last - one.first >= minMonthsApart ? popularityOf(one.count) : singleSnapshot]))
}
