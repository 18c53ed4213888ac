import type { AuditEntry, Refusal } from './audit-entry.ts'

/** Kinds of refusals that an entry lists; of the rest it has the number. */
const maxKinds = 20

/** Kinds of refusals that are told apart at most: whoever makes up more fills no memory. */
const maxCounted = 1000

/** Refusals since they were last taken. */
export interface RefusalCounter {
  add(refusal: Refusal): void
  /** Takes what was counted as an entry, and begins anew; null where nothing was. */
  take(): AuditEntry | null
}

/** Creates a counter of refused requests, which the audit log holds as one entry for many. */
export function countRefusals(): RefusalCounter {
  let count = 0
  let kinds = new Map<string, Refusal & { count: number }>()
  return {
    add: (refusal) => {
      count += 1
      const key = `${refusal.by} ${refusal.code} ${refusal.route}`
      const known = kinds.get(key)
      if (known !== undefined) known.count += 1
      else if (kinds.size < maxCounted) kinds.set(key, { ...refusal, count: 1 })
    },
    take: () => {
      if (count === 0) return null
      const refusals = [...kinds.values()].toSorted((one, other) => other.count - one.count).slice(0, maxKinds)
      const entry: AuditEntry = { action: 'requests.refused', by: 'gateway', count, refusals }
      count = 0
      kinds = new Map()
      return entry
    },
  }
}
