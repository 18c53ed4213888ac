import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'
import type { CallKey } from './calls.ts'
import type { Lease } from './lease.ts'

test('a call is begun, then done, and stands in the bill', async () => {
  await using temp = await tempLedger()
  const lease = (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease as Lease
  const key: CallKey = { step: 'write.s1', kind: 'model', hash: 'h', nth: 0 }
  expect(await temp.ledger.call(lease, key)).toBeNull()
  await temp.ledger.beginCall(lease, key)
  expect(await temp.ledger.call(lease, key)).toEqual({ state: 'started' })
  await temp.ledger.beginCall(lease, key)
  await temp.ledger.finishCall(lease, key, { text: 'Bees' }, { promptTokens: 3 })
  expect(await temp.ledger.call(lease, key)).toEqual({ state: 'done', response: { text: 'Bees' }, usage: { promptTokens: 3, tries: 2 } })
  await temp.ledger.beginCall(lease, key)
  expect((await temp.ledger.call(lease, key))?.state).toBe('done')
  await temp.ledger.beginCall(lease, { ...key, nth: 1 })
  await temp.ledger.finishCall(lease, { ...key, kind: 'search' }, [])
  expect(await temp.ledger.calls('r1')).toEqual([
    { ...key, state: 'done', usage: { promptTokens: 3, tries: 2 } },
    { ...key, nth: 1, state: 'started', usage: null },
    { ...key, kind: 'search', state: 'done', usage: null },
  ])
})
