import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'
import type { LinkedLine, LogEnd } from './audit-log.ts'

/** Makes lines that tell which one they follow. */
const link =
  (words: readonly string[]) =>
  (end: LogEnd): readonly LinkedLine[] => {
    let { seq, digest } = end
    return words.map((word) => {
      const line = `${word} after ${digest.slice(0, 8)}`
      seq += 1
      digest = word.padEnd(8, '.')
      return { seq, digest, line }
    })
  }

test('lines of several processes at once stand in one order, each after the one before it', async () => {
  await using temp = await tempLedger()
  const other = await temp.again({ owner: 'boot:2:b' })
  await Promise.all(
    [temp.ledger, other].flatMap((ledger, at) => [1, 2, 3].map((n) => ledger.auditLog.append(link([`${at}${n}`, `${at}${n}b`])))),
  )
  const { from, end, last } = await temp.ledger.auditLog.ends()
  expect([from.seq, end.seq, last]).toEqual([0, 12, 12])
  const lines = await other.auditLog.lines(0, 12, 100)
  const words = lines.map((line) => line.split(' ')[0] ?? '')
  expect(lines.map((line) => line.split(' ')[2])).toEqual(['00000000', ...words.slice(0, -1).map((word) => word.padEnd(8, '.'))])
  expect(await other.auditLog.lines(10, 12, 1)).toEqual([lines[10]])
})

test('the newest hundred thousand lines are kept, and the digest of the last that went', async () => {
  await using temp = await tempLedger()
  const { auditLog } = temp.ledger
  const many = (from: number, count: number): readonly string[] => Array.from({ length: count }, (_, n) => `w${from + n}`)
  await auditLog.append(link(many(1, 100_999)))
  expect((await auditLog.ends()).from.seq).toBe(0)
  await auditLog.append(link(['w101000']))
  expect(await auditLog.ends()).toEqual({
    from: { seq: 1000, digest: 'w1000...' },
    end: { seq: 101_000, digest: 'w101000.' },
    last: 101_000,
  })
  expect(await auditLog.lines(0, 101_000, 1)).toEqual(['w1001 after w1000...'])
})
