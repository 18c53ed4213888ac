import type { AuditEntry, AuditLog } from '@galley/runtime'

/** An audit log in memory. Refusals are entries of their own, at once. */
export function fakeAuditLog(): AuditLog & { readonly entries: readonly AuditEntry[] } {
  const entries: AuditEntry[] = []
  return {
    entries,
    append: async (entry) => void entries.push(entry),
    refused: (refusal) => void entries.push({ action: 'requests.refused', by: 'gateway', count: 1, refusals: [{ ...refusal, count: 1 }] }),
    page: async ({ limit, before = Infinity }) => ({
      entries: entries
        .map((entry, index) => Object.assign({ seq: index + 1, at: '2026-11-29T12:00:00.000Z', machine: 'here' }, entry))
        .filter(({ seq }) => seq < before)
        .slice(-limit)
        .toReversed(),
      head: { seq: entries.length, digest: '0'.repeat(64) },
      broken: null,
    }),
    find: async () => undefined,
    close: async () => undefined,
  }
}
