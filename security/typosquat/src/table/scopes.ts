import type { NameTable } from './name-table.ts'

/** What is known of an npm scope. */
export interface Scope {
  /** The level of its most downloaded package. */
  readonly level: number
  /** How many of its packages are known. */
  readonly size: number
}

/** The scopes of a table, without their sign. */
export function collectScopes(table: NameTable): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, { level: number; size: number }>()
  for (let entry = 0; entry < table.size; entry++) {
    if (table.bytes[table.startOf(entry)] !== 64) continue
    const name = table.nameAt(entry)
    const key = name.slice(1, name.indexOf('/'))
    const scope = scopes.get(key)
    if (scope === undefined) scopes.set(key, { level: table.levelOf(entry), size: 1 })
    else {
      scope.level = Math.max(scope.level, table.levelOf(entry))
      scope.size += 1
    }
  }
  return scopes
}
