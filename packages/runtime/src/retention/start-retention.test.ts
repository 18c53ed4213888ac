import { setImmediate as turn } from 'node:timers/promises'
import type { DraftStatus } from '@galley/sdk'
import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import type { AuditEntry } from '../audit-log/audit-entry.ts'
import { describeRetention } from './describe-retention.ts'
import { startRetention } from './start-retention.ts'

const day = 86_400_000

/** A ledger with a run of each status, each with a text of its own, on a day that the test sets; an hour ends when the test says so. */
async function open() {
  let now = Date.UTC(2026, 10, 1)
  const clock = (): Date => new Date(now)
  const ledger = await createLedgerFolder().open({ clock })
  const add = async (id: string, status: DraftStatus): Promise<void> => {
    const made = await ledger.createRun({
      id,
      brief: { topic: id },
      pins: {},
      event: { type: 'draft.queued', data: { topic: id } },
      files: [],
    })
    if (made.lease) await ledger.release(made.lease, status, status === 'waiting' ? 'gate.plan' : undefined)
  }
  for (const status of ['done', 'incomplete', 'failed', 'cancelled', 'waiting', 'queued'] as const) await add(`old-${status}`, status)
  const entries: AuditEntry[] = []
  const dropped: string[] = []
  let hour: () => void = () => undefined
  const start = (retention: { draftDays?: number; failedDays?: number }, adopt = true) =>
    startRetention(
      {
        settings: { retention },
        clock,
        say: () => undefined,
        adopt,
        caches: [{ dropBefore: async (time) => void dropped.push(time.toISOString().slice(0, 10)) }],
        sleep: (_, signal) =>
          new Promise((resolve) => {
            hour = resolve
            signal?.addEventListener('abort', () => resolve())
          }),
      },
      ledger,
      { append: async (entry) => void entries.push(entry) },
    )
  const ids = async (): Promise<readonly string[]> => (await ledger.listRuns({ limit: 100 })).map(({ id }) => id).toSorted()
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 50; n += 1) await turn()
  }
  return { start, ids, add, entries, dropped, settle, hour: () => hour(), later: (ms: number) => void (now += ms) }
}

test('what ended longer ago than it is kept is deleted at the start and each hour, and told; what waits is not', async () => {
  const { start, ids, add, entries, dropped, settle, hour, later } = await open()
  later(10 * day + 1)
  await add('new-done', 'done')
  const retention = start({ draftDays: 10, failedDays: 3 })
  await settle()
  expect(await ids()).toEqual(['new-done', 'old-queued', 'old-waiting'])
  expect(entries.map(({ action, by, subject }) => [action, by, subject]).toSorted()).toEqual(
    ['old-cancelled', 'old-done', 'old-failed', 'old-incomplete'].map((id) => ['draft.deleted', 'gateway', id]),
  )
  later(10 * day)
  hour()
  await settle()
  expect(await ids()).toEqual(['new-done', 'old-queued', 'old-waiting'])
  later(1)
  hour()
  await settle()
  expect(await ids()).toEqual(['old-queued', 'old-waiting'])
  expect(dropped).toEqual(['2026-11-01', '2026-11-11', '2026-11-11'])
  await retention.close()
})

test('each kind has a time of its own, and nothing is deleted without one, or by a command', async () => {
  const { start, ids, dropped, settle, later } = await open()
  later(100 * day)
  const all = await ids()
  for (const retention of [start({}), start({ draftDays: 1, failedDays: 1 }, false)]) {
    await settle()
    expect(await ids()).toEqual(all)
    await retention.close()
  }
  const retention = start({ failedDays: 30 })
  await settle()
  expect(await ids()).toEqual(['old-done', 'old-incomplete', 'old-queued', 'old-waiting'])
  expect(dropped).toEqual([])
  await retention.close()
})

test('the rule is told in words', () => {
  expect(describeRetention({})).toBe('drafts are kept until somebody deletes them')
  expect(describeRetention({ retention: { draftDays: 90, failedDays: 1 } })).toBe(
    'drafts are deleted 90 days after their end, failed and cancelled ones 1 day after it',
  )
})
