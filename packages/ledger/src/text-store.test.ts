import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
function files(temp: TempLedger): string[] {
  return readdirSync(join(temp.dir, 'sources'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
}

test('a text lies in a file named by its digest; one that is not what was read is refused', async () => {
  await using temp = await tempLedger()
  const lease = await begin(temp, 'r1')
  const damaged = expect.objectContaining({ code: 'SOURCE_DAMAGED' })
  await temp.ledger.addSource(lease, source('s1', 'a'), 'a')
  expect(files(temp)).toEqual([join(digestOf('a').slice(0, 2), `${digestOf('a')}.txt`)])
  const path = join(temp.dir, 'sources', files(temp)[0] ?? '')
  writeFileSync(path, 'b')
  await expect(temp.ledger.sourceText('r1', 's1')).rejects.toThrow(damaged)
  rmSync(path)
  await expect(temp.ledger.sourceText('r1', 's1')).rejects.toThrow(damaged)
})

test('deleting a run removes the files that no other run uses', async () => {
  await using temp = await tempLedger()
  const [first, second] = [await begin(temp, 'r1'), await begin(temp, 'r2')]
  await temp.ledger.addSource(first, source('s1', 'shared'), 'shared')
  await temp.ledger.addSource(second, source('s1', 'shared'), 'shared')
  await temp.ledger.addSource(first, source('s2', 'mine'), 'mine')
  await temp.ledger.deleteRun('r1')
  expect(files(temp)).toHaveLength(1)
  await temp.ledger.deleteRun('r2')
  expect(files(temp)).toEqual([])
})

test('what a brief was handed over with lies in a file of its digest, until the last run that has it is deleted', async () => {
  await using temp = await tempLedger()
  const bytes = Uint8Array.of(0, 255, 7)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const twice = [
    { digest, bytes },
    { digest, bytes },
  ]
  for (const id of ['r1', 'r2']) await temp.ledger.createRun({ id, brief: { topic: 'Bees' }, pins: {}, files: twice })
  expect(new Uint8Array(readFileSync(await temp.ledger.filePath(digest)))).toEqual(bytes)
  expect(statSync(await temp.ledger.filePath(digest)).mode & 0o777).toBe(0o600)
  await temp.ledger.deleteRun('r1')
  expect(existsSync(await temp.ledger.filePath(digest))).toBe(true)
  await temp.ledger.deleteRun('r2')
  expect(existsSync(await temp.ledger.filePath(digest))).toBe(false)
})
