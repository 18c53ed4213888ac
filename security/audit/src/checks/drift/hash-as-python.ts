import { createHash } from 'node:crypto'

/** SHA-256 (hex) of a value as Python's `json.dumps(value, sort_keys=True)` writes it, with or without spaces behind separators. */
export function hashAsPython(value: unknown, separators: readonly [item: string, key: string] = [', ', ': ']): string {
  return createHash('sha256').update(dump(value, separators)).digest('hex')
}

function dump(value: unknown, separators: readonly [item: string, key: string]): string {
  if (Array.isArray(value)) return `[${value.map((one) => dump(one, separators)).join(separators[0])}]`
  if (typeof value === 'string') return escape(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, one]) => `${escape(key)}${separators[1]}${dump(one, separators)}`).join(separators[0])}}`
}

/** Python escapes everything beyond ASCII. */
function escape(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007F-\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
