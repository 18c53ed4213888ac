import { expect, test } from 'vitest'
import { testApp } from '../../../test/test-app.ts'

const form = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })

test('tokens are listed with what they open, and one is taken back', async () => {
  const { ask, runtime } = testApp()
  const token = await runtime.access.newToken({
    name: 'bot',
    scopes: ['chat'],
    limits: { 'tokens/day': 2000 },
    demand: { onlyLocal: true },
  })
  const page = await (await ask('/tokens')).text()
  expect(page).toMatch(/bot[^]*chat[^]*2,000 tokens a day[^]*onlyLocal/)
  expect(page).not.toContain(token)
  const answer = await ask('/tokens/revoke', form('name=bot'))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/tokens'])
  expect(await runtime.access.caller(token)).toBeNull()
  expect((await ask('/tokens/revoke', form('name=nobody'))).status).toBe(404)
})

test('only the operator sees them', async () => {
  const { ask, runtime } = testApp()
  const token = await runtime.access.newToken({ name: 'bot', scopes: ['drafts', 'chat', 'plugins', 'audit'] })
  for (const path of ['/tokens', '/webhooks']) expect((await ask(path, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(403)
})
