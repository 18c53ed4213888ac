import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { routeScopes } from '../access/route-scopes.ts'
import { auditedRoutes } from './audited-routes.ts'

test('every route that changes something says what it writes to the audit log', () => {
  const changing = Object.keys(routeScopes).filter((route) => !route.startsWith('GET '))
  expect(Object.keys(auditedRoutes).sort()).toEqual(changing.sort())
})

test('what is done is written with who did it and to what, before it is answered', async () => {
  const { app, runtime, post, ask } = testApp()
  const token = await runtime.access.newToken({ name: 'bot', scopes: ['drafts'] })
  const Authorization = `Bearer ${token}`
  const ordered = await (await post('/v1/drafts', { topic: 'Harbours' }, { Authorization })).json()
  await ask(`/v1/drafts/${ordered.id}/cancel`, { method: 'POST', headers: { Authorization } })
  await ask(`/v1/drafts/${ordered.id}`, { method: 'DELETE' })
  const hook = await (await post('/v1/webhooks', { url: 'https://example.org/hook' })).json()
  const { entries } = runtime.auditLog
  expect(entries).toEqual([
    { action: 'draft.ordered', by: 'bot', subject: ordered.id },
    { action: 'draft.cancelled', by: 'bot', subject: ordered.id },
    { action: 'draft.deleted', by: 'first', subject: ordered.id },
    { action: 'webhook.added', by: 'first', subject: hook.webhook.id },
  ])
  const Cookie = `galley_session_4070=${await runtime.access.openSession()}`
  const form = new FormData()
  form.set('topic', 'Bridges')
  await app.request('http://127.0.0.1:4070/drafts', { method: 'POST', body: form, headers: { Cookie, Origin: 'http://127.0.0.1:4070' } })
  expect(entries.at(-1)).toMatchObject({ action: 'draft.ordered', by: 'studio', subject: expect.stringContaining('bridges') })
})

test('entering and leaving the studio are written', async () => {
  const { app, runtime } = testApp()
  const host = 'http://127.0.0.1:4070'
  const body = new URLSearchParams({ ticket: await runtime.access.issueTicket() })
  const entered = await app.request(`${host}/enter`, { method: 'POST', body, headers: { Origin: host } })
  const Cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  await app.request(`${host}/leave`, { method: 'POST', headers: { Cookie, Origin: host } })
  await app.request(`${host}/enter`, { method: 'POST', body, headers: { Origin: host } })
  expect(runtime.auditLog.entries.map(({ action, refusals }) => refusals?.[0]?.code ?? action)).toEqual([
    'session.opened',
    'session.ended',
    'TICKET_INVALID',
  ])
})

test('refusals are counted by token, code and route, whatever address was asked; a page that is not there is none', async () => {
  const { app, runtime, ask } = testApp()
  const token = await runtime.access.newToken({ name: 'bot', scopes: ['chat'] })
  await app.request('http://127.0.0.1:4070/v1/drafts/secret-name')
  await ask('/v1/drafts', { headers: { Authorization: `Bearer ${token}` } })
  await ask('/v1/drafts', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
  await ask('/v1/drafts/nothing')
  expect(runtime.auditLog.entries.map(({ refusals }) => refusals?.[0])).toEqual([
    { by: 'nobody', code: 'TOKEN_MISSING', route: 'GET /v1/drafts/:id', count: 1 },
    { by: 'bot', code: 'SCOPE_MISSING', route: 'GET /v1/drafts', count: 1 },
    { by: 'first', code: 'BRIEF_INVALID', route: 'POST /v1/drafts', count: 1 },
  ])
})

test('the log is read in pages, as JSON and in the studio', async () => {
  const { runtime, ask, post } = testApp()
  for (const topic of ['One', 'Two', 'Three']) await post('/v1/drafts', { topic })
  const page = await (await ask('/v1/audit-log?limit=1&before=3')).json()
  expect([page.entries, page.broken]).toMatchObject([[{ seq: 2, action: 'draft.ordered' }], null])
  expect((await ask('/v1/audit-log?limit=0')).status).toBe(400)
  const html = await (await ask('/audit-log')).text()
  expect(html).toContain('draft.ordered')
  expect(html).toContain('as it was written')
  expect(runtime.auditLog.entries).toHaveLength(3)
})
