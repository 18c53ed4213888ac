import type { Ledger } from '@galley/ledger'
import type { DraftStatus } from '@galley/sdk'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { KeptReadings } from '../run/open-readings.ts'
import type { Settings } from '../settings/settings.ts'
import type { Sleep } from '../sleep.ts'

/** Milliseconds between two looks. */
const pauseMs = 60 * 60_000

const dayMs = 86_400_000

/** Runs that are removed in one transaction. */
const maxAtOnce = 20

/** Services and settings of the deletion of what is not to be kept. */
interface RetentionServices {
  readonly settings: Pick<Settings, 'retention'>
  readonly clock: () => Date
  readonly sleep: Sleep
  readonly say: (line: string) => void
  /** True in a gateway, which alone deletes. */
  readonly adopt: boolean
  /** Answers of plugins that are kept for the next drafts. */
  readonly caches: readonly Pick<KeptReadings, 'dropBefore'>[]
}

/**
 * Deletes, now and once an hour, the runs that ended longer ago than the settings keep them: a draft with its versions, events, answers of models, the
 * texts of sources and the handed-over files that no other run uses, and what webhooks were told of it, and with drafts what plugins made of documents in that time. Each run is a line of the audit log. Runs that
 * wait for a person or a worker stay.
 */
export function startRetention(
  { settings: { retention = {} }, clock, sleep, say, adopt, caches }: RetentionServices,
  ledger: Pick<Ledger, 'removeEnded'>,
  log: Pick<AuditLog, 'append'>,
): { readonly close: () => Promise<void> } {
  const rules = (
    [
      ['done', 'incomplete'],
      ['failed', 'cancelled'],
    ] as const satisfies readonly (readonly DraftStatus[])[]
  ).flatMap((statuses, at) => {
    const days = at === 0 ? retention.draftDays : retention.failedDays
    return days === undefined ? [] : [{ statuses, days }]
  })
  if (!adopt || rules.length === 0) return { close: async () => undefined }
  const closing = new AbortController()
  const sweep = async (): Promise<void> => {
    for (const { statuses, days } of rules)
      for (let removed: readonly string[] = []; !closing.signal.aborted;) {
        removed = await ledger.removeEnded({ statuses, before: new Date(clock().getTime() - days * dayMs), limit: maxAtOnce })
        await Promise.all(removed.map(async (subject) => log.append({ action: 'draft.deleted', by: 'gateway', subject })))
        if (removed.length < maxAtOnce) break
      }
    const { draftDays } = retention
    if (draftDays === undefined) return
    const before = new Date(clock().getTime() - draftDays * dayMs)
    for (const cache of caches) await cache.dropBefore(before)
  }
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await sweep().catch((error: unknown) => say(`galley: drafts that are not to be kept could not be deleted: ${String(error)}`))
      await sleep(pauseMs, closing.signal)
    }
  }
  const running = run()
  return {
    close: async () => {
      closing.abort()
      await running
    },
  }
}
