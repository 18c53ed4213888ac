import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

test('a webhook is made, listed, looked into and removed; the operator alone may', async () => {
  const { app, runtime, ask, post } = testApp()
  const made = await post('/v1/webhooks', { url: 'https://example.org/hook', events: ['draft.done'] })
  expect(made.status).toBe(201)
  const { webhook, secret } = (await made.json()) as { webhook: { id: string }; secret: string }
  expect(secret).toMatch(/^whsec_/)
  const all = await (await ask('/v1/webhooks')).text()
  expect([all.includes(webhook.id), all.includes(secret)]).toEqual([true, false])
  expect(await (await ask(`/v1/webhooks/${webhook.id}/deliveries`)).json()).toEqual({ deliveries: [] })
  expect((await post(`/v1/webhooks/${webhook.id}/deliveries/1/replay`, {})).status).toBe(202)
  for (const n of ['0', '-1', 'x', '1e3']) expect((await post(`/v1/webhooks/${webhook.id}/deliveries/${n}/replay`, {})).status).toBe(400)
  const token = await runtime.access.newToken({ name: 'drafter', scopes: ['drafts', 'chat', 'audit', 'plugins', 'metrics'] })
  const answer = await app.request('http://127.0.0.1:4070/v1/webhooks', { headers: { Authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(403)
  expect((await ask(`/v1/webhooks/${webhook.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(`/v1/webhooks/${webhook.id}`, { method: 'DELETE' })).status).toBe(404)
})

test.each([
  {},
  { url: 5 },
  { url: '' },
  { url: 'https://x.org/', events: [] },
  { url: 'https://x.org/', events: ['draft.queued'] },
  { url: 'https://x.org/', secret: 'mine' },
  [],
])('%j is no webhook', async (body) => {
  expect((await testApp().post('/v1/webhooks', body)).status).toBe(400)
})
