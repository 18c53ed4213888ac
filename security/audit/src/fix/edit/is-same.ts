import { isDeepStrictEqual } from 'node:util'

/** True where two parsed documents hold the same; the order of keys does not count. Every edit is read again and compared by this. */
export function isSame(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(plain(left), plain(right))
}

/** Parsers give objects of several prototypes (a null one, TOML dates); only what they hold is compared. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) return `date ${value.toString()}`
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([key, held]) => [key, plain(held)]))
}
