import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openLedger, type Lease, type Ledger } from '@galley/ledger'
import type { Draft, Source } from '@galley/sdk'
import { failWrites, refusals, type Refusal } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'

const brief = { topic: 'Bees' }
const event = { type: 'draft.queued', data: brief } as const
const draft = { title: 'Bees', mode: 'extractive', rounds: [], best: { score: 80, blocks: [] } } as unknown as Draft
const digest = createHash('sha256').update('A hive').digest('hex')
const source: Source = { id: 's1', address: 'text:1', title: 'Bees', digest, readAt: '2026-11-28T00:00:00Z', tier: 'own' }
const call = (nth: number) => ({ step: 'write.s1', kind: 'model', hash: 'h', nth }) as const

/** Every kind of write there is, as runs, requests and adoption make them. */
async function play(ledger: Ledger): Promise<void> {
  const made = await ledger.createRun({ id: 'r1', brief, pins: {}, event, idempotencyKey: 'k', requestHash: 'h' })
  const lease = made.lease as Lease
  await ledger.setStatus(lease, 'running')
  await ledger.dispatch.heartbeat([lease])
  await Promise.all([0, 1].map(async (nth) => ledger.beginCall(lease, call(nth))))
  await Promise.all([
    ...[0, 1].map(async (nth) => ledger.finishCall(lease, call(nth), { text: 'Bees' }, { promptTokens: 3 })),
    ledger.finishStep(lease, { key: 'research.q1', out: 1, events: [{ type: 'round.started', data: { n: 1 } }] }),
  ])
  await ledger.finishStep(lease, { key: 'research.q2', out: 2, events: [{ type: 'round.started', data: { n: 2 } }] })
  await ledger.append(lease, [{ type: 'round.started', data: { n: 3 } }], { step: 'resume.1' })
  await ledger.addSource(lease, source, 'A hive')
  await ledger.saveDraft(lease, { ...draft, status: 'running' })
  await ledger.release(lease, 'waiting', 'gate.plan')
  await ledger.signal('r1', { name: 'gate.plan', payload: { decision: 'approve' } })
  await ledger.dispatch.recover(() => false)
  const again = (await ledger.dispatch.next({ isAtHand: () => false, suspects: true })) as Lease
  await ledger.takeSignal(again, 'gate.plan', 'signal.gate.plan')
  await ledger.saveDraft(again, { ...draft, status: 'done' }, { events: [event], origin: { step: 'end.2' } })
  await ledger.release(again, 'done')
  for (const id of ['r2', 'r3']) await ledger.createRun({ id, brief, pins: {}, event })
  await ledger.cancelRun('r2')
  await ledger.deleteRun('r3')
  for (const hash of ['a', 'b', 'c']) await ledger.putToken(hash, 'token', { name: hash })
  await ledger.consumeToken('a', 'token')
  await ledger.revokeToken('b')
}

/** Everything in the ledger but its times. */
function dump(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true })
  const tables = ['runs', 'inputs', 'drafts', 'steps', 'events', 'signals', 'calls', 'sources', 'tokens']
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()])
  database.close()
  return JSON.stringify(rows, (key, value: unknown) => (/(_at|^at|lease_until)$/.test(key) ? undefined : value), 1)
}

/** Plays all of it on a ledger of its own, with the nth write refused; tells what came of it, and which write it was. */
async function playWith(nth: number, refusal: Refusal, times: number): Promise<{ readonly stored: string; readonly failed: string[] }> {
  const dir = tempFolder()
  const file = join(dir, 'galley.sqlite')
  failWrites(null)
  const sleep = async (): Promise<void> => {
    await new Promise(setImmediate)
  }
  const ledger = await openLedger({ file, clock: () => new Date(0), owner: 'boot:1:a', isAlive: () => true, sleep, countWords: () => 0 })
  const failed: string[] = []
  failWrites({ nth, refusal, times, onFail: (sql) => failed.push(sql) })
  try {
    await play(ledger)
  } finally {
    failWrites(null)
  }
  expect(ledger.trouble()).toBeNull()
  await ledger.close()
  const stored = dump(file)
  return { stored, failed }
}

test('whichever write is refused, and however, what is stored in the end is the same', { timeout: 120_000 }, async () => {
  const kinds = Object.keys(refusals) as Refusal[]
  const { stored } = await playWith(Infinity, 'FULL', 1)
  let writes = 0
  // Every write in the slow tier, in a whole gateway: apps/cli/test/journeys/writes/failing-writes.slow.test.ts.
  for (let n = 0; ; n += 1, writes += 3) {
    const refusal = kinds[n % kinds.length] ?? 'FULL'
    const disturbed = await playWith(writes, refusal, 1 + (n % 3))
    if (disturbed.failed.length === 0) break
    expect(disturbed.stored, `write ${writes}, ${refusal}: ${disturbed.failed.join('; ')}`).toBe(stored)
  }
  expect(writes).toBeGreaterThan(70)
})
