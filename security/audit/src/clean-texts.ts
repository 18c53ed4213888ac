import { redactAddresses } from '@galley/fault'

/** A value of plain data with the secrets of all addresses in its texts removed: what a report holds is printed by every renderer. */
export function cleanTexts<T>(value: T): T {
  return clean(value) as T
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return redactAddresses(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member)]))
}
