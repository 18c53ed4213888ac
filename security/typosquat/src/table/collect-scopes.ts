import type { NameTable } from './name-table.ts'

const atSign = 64
const slash = 47

/** Collects the scopes of a table, without their sign, and the popularity of the best package of each. Names are sorted, so scopes lie together. */
export function collectScopes(table: NameTable): ReadonlyMap<string, number> {
  const { bytes } = table
  const scopes = new Map<string, number>()
  let [from, length] = [0, 0]
  let name = ''
  for (let entry = 0; entry < table.size; entry++) {
    const start = table.startOf(entry)
    if (bytes[start] !== atSign) continue
    if (length === 0 || !areEqual(bytes, from, start, length)) {
      from = start
      length = bytes.indexOf(slash, start) - start + 1
      name = String.fromCharCode(...bytes.subarray(start + 1, start + length - 1))
    }
    scopes.set(name, Math.max(scopes.get(name) ?? 0, table.popularityOf(entry)))
  }
  return scopes
}

function areEqual(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let at = length - 1; at >= 0; at--) if (bytes[a + at] !== bytes[b + at]) return false
  return true
}
