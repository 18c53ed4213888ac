import type { Ecosystem } from './ecosystem.ts'
import { loadData } from './load-data.ts'
import { createNameTable } from './table/name-table.ts'
import type { NameTable } from './table/name-table.ts'
import { createShapeIndex } from './table/shape-index.ts'
import type { ShapeIndex } from './table/shape-index.ts'
import { collectScopes } from './table/scopes.ts'

/** The names of one registry that people use: what a name is compared with. Made once a process, read only. */
export interface Names {
  readonly ecosystem: Ecosystem
  readonly size: number
  /** In the popular snapshots, or of an established scope. The name must be normalised. */
  readonly isEstablished: (name: string) => boolean
  /** Downloads a month of an established name, to about a tenth of a power of ten; 0 where not known. */
  readonly downloads: (name: string) => number
  readonly table: NameTable
  /** An entry of the table as somebody's target: its level and that of its scope's best package (0 without one). */
  readonly targetAt: (entry: number) => { readonly target: string; readonly level: number; readonly scopeLevel: number }
  /** Made at first use: only a name that is not established needs it. */
  readonly shapes: () => ShapeIndex
  /** The level of the best package of each scope, scopes without their sign. */
  readonly scopes: () => ReadonlyMap<string, number>
}

/** A scope with a package of about 420,000 downloads a month is established: npm scopes belong to one owner. */
const SCOPE_LEVEL = 45

const opened = new Map<Ecosystem, Names>()

/** The names of a registry, opened at the first call. Needs no network; reads the data files that ship with the package. */
export function openNames(ecosystem: Ecosystem): Names {
  const known = opened.get(ecosystem)
  if (known !== undefined) return known
  const names = createNames(ecosystem, loadData(ecosystem))
  opened.set(ecosystem, names)
  return names
}

function createNames(ecosystem: Ecosystem, bytes: Uint8Array): Names {
  const table = createNameTable(bytes)
  let shapes: ShapeIndex | undefined
  let scopes: ReadonlyMap<string, number> | undefined
  const allScopes = (): ReadonlyMap<string, number> => (scopes ??= collectScopes(table))
  return {
    ecosystem,
    size: table.size,
    table,
    isEstablished: (name) => {
      const entry = table.find(name)
      if (entry >= 0) return table.isLasting(entry)
      const slash = name.startsWith('@') ? name.indexOf('/') : -1
      return slash > 1 && (allScopes().get(name.slice(1, slash)) ?? 0) >= SCOPE_LEVEL
    },
    downloads: (name) => {
      const entry = table.find(name)
      return entry < 0 ? 0 : Math.round(10 ** (table.levelOf(entry) / 8))
    },
    targetAt: (entry) => {
      const target = table.nameAt(entry)
      const scope = target.startsWith('@') ? allScopes().get(target.slice(1, target.indexOf('/'))) : undefined
      return { target, level: table.levelOf(entry), scopeLevel: scope ?? 0 }
    },
    shapes: () => (shapes ??= createShapeIndex(table)),
    scopes: allScopes,
  }
}
