import type { NameTable } from './name-table.ts'

/** The best package of a scope. */
export interface ScopeHead {
  /** Its entry in the table. */
  readonly entry: number
  readonly popularity: number
}

/**
 * Finds the most downloaded package of a scope, given without its sign; null where the table has none of it. Names are sorted, so the
 * packages of a scope lie together.
 */
export function findScopeHead(table: NameTable, scope: string): ScopeHead | null {
  const prefix = `@${scope}/`
  const first = table.firstFrom(prefix)
  const end = table.firstFrom(`@${scope}0`)
  let head: ScopeHead | null = null
  for (let entry = first; entry < end; entry++) {
    const popularity = table.popularityOf(entry)
    if (head === null || popularity > head.popularity) head = { entry, popularity }
  }
  return head
}
