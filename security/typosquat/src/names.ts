import type { Ecosystem } from './ecosystem.ts'
import { loadData, openRows } from './load-data.ts'
import { deriveRows } from './table/derive-rows.ts'
import { createNameTable } from './table/name-table.ts'
import { packNames } from './table/pack-names.ts'
import type { NameTable } from './table/name-table.ts'
import { readRows } from './table/read-rows.ts'
import { createSquashedIndex } from './table/squashed-index.ts'
import type { SquashedIndex } from './table/squashed-index.ts'
import type { FindRow } from './table/squashed-row.ts'

/**
 * The names of one registry that people use: a candidate is compared with them. Made once a process, read only. Popularity is
 * 8 · log10 of downloads a month, everywhere.
 */
export interface Names {
  readonly ecosystem: Ecosystem
  readonly size: number
  /** Tells whether a normalised name stands in both popular snapshots, or is of an established scope. */
  readonly isEstablished: (name: string) => boolean
  /** Returns the downloads a month of an established name, to about a tenth of a power of ten; 0 where they are not known. */
  readonly downloads: (name: string) => number
  readonly table: NameTable
  /** Reads an entry of the table as a target, with the popularity of its scope's best package (0 without a scope). */
  readonly targetAt: (entry: number) => { readonly target: string; readonly popularity: number; readonly scopePopularity: number }
  /** Returns the index of squashed names, made at first use: only a name that is not established needs it. */
  readonly squashedIndex: () => SquashedIndex
  /** Returns the popularity of the best package of a scope, which is given without its sign; 0 for an unknown one. */
  readonly scopePopularity: (scope: string) => number
  /** Returns the scopes of a length whose best package has 30,000 downloads a month at least: those that are imitated. */
  readonly knownScopes: (length: number) => readonly string[]
}

/** Popularity of a scope that is imitated, at least. */
const minKnownScope = 36

/** Popularity of an established scope's best package, at least: 420,000 downloads a month. npm scopes belong to one owner. */
const minScopePopularity = 45

const opened = new Map<Ecosystem, Names>()

/** Opens the names of a registry, once a process. Needs no network; reads the data files that ship with the package. */
export function openNames(ecosystem: Ecosystem): Names {
  const known = opened.get(ecosystem)
  if (known !== undefined) return known
  const names = createNames(ecosystem, loadData(ecosystem))
  opened.set(ecosystem, names)
  return names
}

function createNames(ecosystem: Ecosystem, bytes: Uint8Array): Names {
  const table = createNameTable(bytes)
  let index: SquashedIndex | undefined
  let scopes: NameTable | undefined
  let byLength: ReadonlyMap<number, readonly string[]> | undefined
  const allScopes = (): NameTable => (scopes ??= createNameTable(ecosystem === 'npm' ? loadData('scopes') : packNames([])))
  const scopePopularity = (scope: string): number => {
    const entry = allScopes().find(scope)
    return entry < 0 ? 0 : allScopes().popularityOf(entry)
  }
  return {
    ecosystem,
    size: table.size,
    table,
    isEstablished: (name) => {
      const entry = table.find(name)
      if (entry >= 0) return table.isInBothSnapshots(entry)
      const slash = name.startsWith('@') ? name.indexOf('/') : -1
      return slash > 1 && scopePopularity(name.slice(1, slash)) >= minScopePopularity
    },
    downloads: (name) => {
      const entry = table.find(name)
      return entry < 0 ? 0 : Math.round(10 ** (table.popularityOf(entry) / 8))
    },
    targetAt: (entry) => {
      const target = table.nameAt(entry)
      const scope = target.startsWith('@') ? scopePopularity(target.slice(1, target.indexOf('/'))) : 0
      return { target, popularity: table.popularityOf(entry), scopePopularity: scope }
    },
    squashedIndex: () => (index ??= createSquashedIndex(rowsOf(ecosystem, table))),
    scopePopularity,
    knownScopes: (length) => (byLength ??= groupKnown(allScopes())).get(length) ?? [],
  }
}

function rowsOf(ecosystem: Ecosystem, table: NameTable): FindRow {
  const packed = openRows(ecosystem)
  return packed === null ? deriveRows(table) : readRows(packed)
}

function groupKnown({ size, nameAt, popularityOf }: NameTable): ReadonlyMap<number, readonly string[]> {
  const known = Array.from({ length: size }, (_, entry) => entry).filter((entry) => popularityOf(entry) >= minKnownScope)
  return Map.groupBy(known.map(nameAt), (scope) => scope.length)
}
