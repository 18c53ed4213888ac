import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

test('a ticket opens once, a session until it ends, a token until it is revoked', async () => {
  using temp = tempLedger()
  const { ledger } = temp
  const other = temp.again()
  const inTenMinutes = new Date(Date.UTC(2026, 10, 24, 0, 10))
  await ledger.putToken('a', 'ticket', { expires: inTenMinutes })
  await ledger.putToken('b', 'session', { expires: inTenMinutes })
  await ledger.putToken('c', 'token', { name: 'ci' })
  expect(ledger.hasToken('a', 'session')).toBe(false)
  expect(await other.consumeToken('a', 'ticket')).toBe(true)
  expect(await ledger.consumeToken('a', 'ticket')).toBe(false)
  expect(other.hasToken('b', 'session')).toBe(true)
  temp.later(600_000)
  expect(ledger.hasToken('b', 'session')).toBe(false)
  expect(await ledger.consumeToken('b', 'session')).toBe(false)
  expect(ledger.hasToken('c', 'token')).toBe(true)
  expect(ledger.tokens('session')).toEqual([])
  expect(ledger.tokens('token')).toEqual([{ hash: 'c', kind: 'token', name: 'ci', createdAt: '2026-11-24T00:00:00.000Z', expiresAt: null }])
  expect(await ledger.revokeToken('c')).toBe(true)
  expect(await ledger.revokeToken('c')).toBe(false)
  expect(ledger.hasToken('c', 'token')).toBe(false)
})
