import { expect, test } from 'vitest'
import { tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { Lease } from './lease.ts'
import { digestOf } from './texts.ts'

async function begin(temp: TempLedger, id: string): Promise<Lease> {
  return (await temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {} })).lease as Lease
}
function source(id: string, text: string) {
  return { id, address: `folder:${id}.md`, title: id, digest: digestOf(text), readAt: '2026-11-24T00:00:00Z', tier: 'own' } as const
}

test('a text is read back as it was, and stored once for a run', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp, 'r1')
  const text = 'Bees — 蜂 \u{1F41D}\n'
  await temp.ledger.addSource(lease, source('s1', text), text)
  await temp.ledger.addSource(lease, { ...source('s1', text), title: 'other' }, text)
  await temp.ledger.addSource(lease, source('s2', text), text)
  expect((await temp.ledger.sources('r1')).map((entry) => [entry.id, entry.title])).toEqual([
    ['s1', 's1'],
    ['s2', 's2'],
  ])
  expect(await temp.ledger.source('r1', 's1')).toEqual(source('s1', text))
  expect(await temp.ledger.source('r1', 's3')).toBeNull()
  await expect(temp.ledger.source('r2', 's1')).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
  expect(await temp.ledger.sourceText('r1', 's2')).toBe(text)
  await expect(temp.ledger.sourceText('r1', 's3')).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' })
})

test('deleting a run leaves the texts that another run uses', async () => {
  await using temp = await tempLedger()
  const [first, second] = [await begin(temp, 'r1'), await begin(temp, 'r2')]
  await temp.ledger.addSource(first, source('s1', 'shared'), 'shared')
  await temp.ledger.addSource(second, source('s1', 'shared'), 'shared')
  await temp.ledger.addSource(first, source('s2', 'mine'), 'mine')
  await temp.ledger.deleteRun('r1')
  expect(await temp.ledger.sourceText('r2', 's1')).toBe('shared')
  await expect(temp.ledger.addSource(second, source('s3', 'a'), 'b')).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' })
})
