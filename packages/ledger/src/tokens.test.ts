import { expect, test } from 'vitest'
import { tempLedger } from '../test/temp-ledger.ts'

test('a ticket opens once, a session until it ends, a token until it is revoked', async () => {
  await using temp = await tempLedger()
  const { ledger } = temp
  const other = await temp.again()
  const inTenMinutes = new Date(Date.UTC(2026, 10, 24, 0, 10))
  await ledger.putToken('a', 'ticket', { expires: inTenMinutes })
  await ledger.putToken('b', 'session', { expires: inTenMinutes })
  await ledger.putToken('c', 'token', { name: 'ci' })
  expect(await ledger.token('a', 'session')).toBeNull()
  expect(await other.consumeToken('a', 'ticket')).toBe(true)
  expect(await ledger.consumeToken('a', 'ticket')).toBe(false)
  expect(await other.token('b', 'session')).not.toBeNull()
  temp.later(600_000)
  expect(await ledger.token('b', 'session')).toBeNull()
  expect(await ledger.consumeToken('b', 'session')).toBe(false)
  expect(await ledger.token('c', 'token')).not.toBeNull()
  expect(await ledger.tokens('session')).toEqual([])
  expect(await ledger.tokens('token')).toEqual([
    {
      hash: 'c',
      kind: 'token',
      name: 'ci',
      createdAt: '2026-11-24T00:00:00.000Z',
      expiresAt: null,
      scopes: ['admin'],
      limits: {},
      demand: {},
    },
  ])
  expect(await ledger.revokeToken('c')).toBe(true)
  expect(await ledger.revokeToken('c')).toBe(false)
  expect(await ledger.token('c', 'token')).toBeNull()
})

test('a name is one token’s until it is revoked or has expired, and scopes are kept', async () => {
  await using temp = await tempLedger()
  const { ledger } = temp
  await ledger.putToken('a', 'token', {
    name: 'ci',
    scopes: ['chat'],
    limits: { 'requests/minute': 5 },
    expires: new Date(Date.UTC(2026, 10, 24, 0, 10)),
  })
  expect(await (await temp.again()).token('a', 'token')).toMatchObject({ name: 'ci', scopes: ['chat'], limits: { 'requests/minute': 5 } })
  await expect(ledger.putToken('b', 'token', { name: 'ci' })).rejects.toMatchObject({ code: 'TOKEN_NAME_TAKEN' })
  expect(await ledger.token('b', 'token')).toBeNull()
  temp.later(600_000)
  await ledger.putToken('b', 'token', { name: 'ci' })
  await ledger.revokeToken('b')
  await ledger.putToken('c', 'token', { name: 'ci' })
  expect((await ledger.tokens('token')).map(({ hash }) => hash)).toEqual(['c'])
})
