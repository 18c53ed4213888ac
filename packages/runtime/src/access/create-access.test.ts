import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, onTestFinished, test } from 'vitest'
import { openAccess } from './open-access.ts'

/** Two processes' access to one data folder, with clocks that the test turns. */
async function twice() {
  const dataDir = tempFolder()
  let now = Date.UTC(2026, 10, 29)
  const open = (pid: number) =>
    openAccess({
      dataDir,
      env: {},
      clock: () => new Date(now),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      sleep: async () => undefined,
      process: { pid, kill: process.kill.bind(process), bootedAt: new Date(0) },
    })
  const [gateway, operator] = await Promise.all([open(process.pid), open(process.pid)])
  onTestFinished(async () => {
    await gateway.close()
    await operator.close()
  })
  return { gateway, operator, dataDir, later: (ms: number) => void (now += ms) }
}

test('a gateway sees at once what another process made, and lets nothing in a second after it was revoked', async () => {
  const { gateway, operator, later } = await twice()
  const token = await operator.newToken({ name: 'ci', scopes: ['chat'], limits: { 'requests/minute': 9 } })
  expect(await gateway.caller(token)).toEqual({
    name: 'ci',
    id: expect.stringMatching(/^[0-9a-f]{12}$/),
    scopes: ['chat'],
    limits: { 'requests/minute': 9 },
  })
  await operator.revokeToken('ci')
  later(500)
  expect(await gateway.caller(token)).toBeNull()
  await expect(operator.revokeToken('ci')).rejects.toMatchObject({ code: 'TOKEN_NOT_FOUND' })
})

test('what a token demands of models is kept with it', async () => {
  const { gateway, operator } = await twice()
  const demand = { openness: 'open-source', onlyLocal: true } as const
  const token = await operator.newToken({ name: 'ci', scopes: ['chat'], demand })
  expect([(await gateway.caller(token))?.demand, (await operator.tokens())[0]?.demand]).toEqual([demand, demand])
  const free = await operator.newToken({ name: 'free', scopes: ['chat'] })
  expect((await gateway.caller(free))?.demand).toBeUndefined()
})

test('a token ends to the millisecond, also one that was just looked up', async () => {
  const { gateway, operator, later } = await twice()
  const token = await operator.newToken({ name: 'ci', scopes: ['drafts', 'audit'], lifeMs: 700 })
  later(699)
  expect((await gateway.caller(token))?.scopes).toEqual(['drafts', 'audit'])
  later(1)
  expect(await gateway.caller(token)).toBeNull()
  expect(await operator.tokens()).toEqual([])
})

test('the first token may do everything, and no clear value is in any file', async () => {
  const { gateway, operator, dataDir } = await twice()
  const first = await gateway.firstToken()
  const second = await operator.newToken({ name: 'web', scopes: ['chat'] })
  expect(await gateway.caller(first ?? '')).toMatchObject({ name: 'first', scopes: ['admin'], limits: {} })
  expect(await gateway.firstToken()).toBeNull()
  expect((await operator.tokens()).map(({ name }) => name).sort()).toEqual(['first', 'web'])
  for (const file of ['galley.sqlite', 'galley.sqlite-wal'])
    for (const token of [first, second]) expect(readFileSync(join(dataDir, file)).includes(String(token).slice(7))).toBe(false)
})

test.each(['', 'a b', '-x', '../x', 'x'.repeat(65)])('no token is named “%s”', async (name) => {
  await expect((await twice()).operator.newToken({ name, scopes: ['chat'] })).rejects.toMatchObject({ code: 'TOKEN_NAME_INVALID' })
})
