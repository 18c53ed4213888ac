import type { NameTable } from './name-table.ts'

const AT = 64
const SLASH = 47

/** The scopes of a table, without their sign, and the level of the most downloaded package of each. Names lie sorted, so scopes lie together. */
export function collectScopes(table: NameTable): ReadonlyMap<string, number> {
  const { bytes } = table
  const scopes = new Map<string, number>()
  let [from, length] = [0, 0]
  let name = ''
  for (let entry = 0; entry < table.size; entry++) {
    const start = table.startOf(entry)
    if (bytes[start] !== AT) continue
    if (length === 0 || !isSame(bytes, from, start, length)) {
      from = start
      length = bytes.indexOf(SLASH, start) - start + 1
      name = String.fromCharCode(...bytes.subarray(start + 1, start + length - 1))
    }
    scopes.set(name, Math.max(scopes.get(name) ?? 0, table.levelOf(entry)))
  }
  return scopes
}

function isSame(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let at = length - 1; at >= 0; at--) if (bytes[a + at] !== bytes[b + at]) return false
  return true
}
