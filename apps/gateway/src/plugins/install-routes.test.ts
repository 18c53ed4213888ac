import { expect, test } from 'vitest'
import { arxiv } from '../../test/fake-plugins.ts'
import { testApp, type TestApp } from '../../test/test-app.ts'

const release = {
  fileName: 'me-arxiv-1.1.0.tgz',
  tarball: Buffer.from('tarball').toString('base64'),
  sbom: Buffer.from('{}').toString('base64'),
  bundles: Buffer.from('{}\n').toString('base64'),
}

async function inspect({ post }: TestApp, body: unknown): Promise<{ consent: string; expiresAt: string; facts: { spec: string } }> {
  const answer = await post('/v1/plugins/inspect', body)
  expect(answer.status).toBe(200)
  return answer.json()
}

test('a release is inspected, agreed to once, installed and removed', async () => {
  const app = testApp()
  const { consent, facts } = await inspect(app, { release })
  expect(facts).toMatchObject({ name: '@me/arxiv', spec: 'me-arxiv-1.1.0.tgz', author: { id: 'me' }, needsConsent: true })
  const yes = await app.post('/v1/plugins', { consent })
  expect([yes.status, yes.headers.get('Location')]).toEqual([201, '/v1/plugins/%40me%2Farxiv'])
  expect(await yes.json()).toMatchObject({ name: '@me/arxiv', version: '1.1.0', digest: arxiv.digest })
  const again = await app.post('/v1/plugins', { consent })
  expect([again.status, (await again.json()).code]).toEqual([409, 'CONSENT_UNKNOWN'])
  const gone = await app.ask('/v1/plugins/%40me%2Farxiv', { method: 'DELETE' })
  expect([gone.status, await gone.json()]).toMatchObject([200, { name: '@me/arxiv' }])
  expect((await app.ask('/v1/plugins/%40me%2Farxiv', { method: 'DELETE' })).status).toBe(404)
  expect((await app.ask('/v1/plugins/%40me%2Farxiv')).status).toBe(404)
})

test('a consent that nobody asked for, or that is ten minutes old, installs nothing', async () => {
  let now = Date.UTC(2026, 10, 20)
  const app = testApp(undefined, { clock: () => new Date(now) })
  const { consent, expiresAt } = await inspect(app, { spec: '@me/arxiv' })
  expect(expiresAt).toBe('2026-11-20T00:10:00.000Z')
  for (const made of ['', 'x', 'f'.repeat(32), arxiv.consent]) expect((await app.post('/v1/plugins', { consent: made })).ok).toBe(false)
  now += 600_000
  expect((await app.post('/v1/plugins', { consent })).status).toBe(409)
})

test.each([
  ['a path of the server', { spec: '/etc/x-1.0.0.tgz' }],
  ['a relative path', { spec: '../x-1.0.0.tgz' }],
  ['a file address', { spec: 'file:///x-1.0.0.tgz' }],
  ['nothing', {}],
  ['both', { spec: '@me/x', release }],
  ['a path as the name of the tarball', { release: { ...release, fileName: '../x.tgz' } }],
  ['no base64', { release: { ...release, tarball: '<tarball>' } }],
  ['a key that nobody knows', { spec: '@me/x', allow: true }],
])('refused before anything is read: %s', async (_, body) => {
  const answer = await testApp().post('/v1/plugins/inspect', body)
  expect([answer.status, (await answer.json()).code]).toEqual([400, expect.stringMatching(/^(REQUEST_INVALID|SPEC_INVALID)$/)])
})

test('what verification refuses is told with its code, and there is no consent to it', async () => {
  const answer = await testApp().post('/v1/plugins/inspect', { spec: '@me/stranger' })
  expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'PLUGIN_UNTRUSTED_SIGNER' }])
})

test('a page of another host installs nothing with the cookie of this one', async () => {
  const { app, runtime } = testApp()
  const Cookie = `galley_session_4070=${await runtime.access.openSession()}`
  const send = async (path: string, Origin: string): Promise<number> =>
    (await app.request(`http://127.0.0.1:4070${path}`, { method: 'POST', body: new FormData(), headers: { Cookie, Origin } })).status
  for (const path of ['/v1/plugins/inspect', '/v1/plugins', '/plugins/inspect', '/plugins/install', '/plugins/remove'])
    expect([path, await send(path, 'https://evil.example')]).toEqual([path, 403])
  expect((await app.request('http://127.0.0.1:4070/v1/plugins', { method: 'POST', body: '{}' })).status).toBe(401)
})
