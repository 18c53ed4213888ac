import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

const host = 'http://127.0.0.1:4070'

describe('who may enter', () => {
  test('without a token only what is open is answered', async () => {
    const { app } = testApp()
    const status = async (path: string, init?: RequestInit): Promise<number> => (await app.request(`${host}${path}`, init)).status
    for (const path of ['/livez', '/readyz', '/openapi.json', '/enter?ticket=x', '/assets/studio.css'])
      expect([path, await status(path)]).toEqual([path, 200])
    for (const path of [
      '/',
      '/plugins',
      '/v1/drafts',
      '/v1/plugins',
      '/v1/models',
      '/v1/names/npm/react',
      '/audits',
      '/audits/x/report',
      '/drafts/x',
      '/nowhere',
    ])
      expect([path, await status(path)]).toEqual([path, 401])
    const wrong = { headers: { Authorization: 'Bearer bad' } }
    expect(await status('/v1/drafts', wrong)).toBe(401)
    const answer = await app.request(`${host}/v1/drafts`)
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer realm="galley"')
    expect(await answer.json()).toMatchObject({ code: 'TOKEN_MISSING', status: 401, instance: '/v1/drafts' })
  })

  test('looking at the link burns nothing; its button does, once', async () => {
    const { app, runtime } = testApp()
    const ticket = await runtime.access.issueTicket()
    const look = await app.request(`${host}/enter?ticket=${ticket}`)
    expect(await look.text()).toContain(`value="${ticket}"`)
    const enter = (): Promise<Response> | Response =>
      app.request(`${host}/enter`, {
        method: 'POST',
        body: new URLSearchParams({ ticket }),
        headers: { Origin: host, Accept: 'text/html' },
      })
    const entered = await enter()
    expect([entered.status, entered.headers.get('Location')]).toEqual([303, '/'])
    const cookie = entered.headers.get('Set-Cookie')!
    expect(cookie).toMatch(/^galley_session_4070=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
    const home = await app.request(`${host}/`, { headers: { Cookie: cookie.split(';')[0]! } })
    expect(home.status).toBe(200)
    const again = await enter()
    expect(again.status).toBe(403)
    const refused = await again.text()
    expect(refused).toContain('galley open')
    expect(refused).not.toMatch(/<nav|`/)
  })

  test('the way out ends the session, and only a page of this host opens it', async () => {
    const { app, runtime } = testApp()
    const Cookie = `galley_session_4070=${await runtime.access.openSession()}`
    const leave = async (origin: string): Promise<Response> =>
      app.request(`${host}/leave`, { method: 'POST', headers: { Cookie, Origin: origin, Accept: 'text/html' } })
    expect((await leave('http://elsewhere.example')).status).toBe(403)
    expect((await app.request(`${host}/`, { headers: { Cookie } })).status).toBe(200)
    const left = await leave(host)
    expect(left.headers.get('Set-Cookie')).toMatch(/^galley_session_4070=; Max-Age=0; Path=\/$/)
    expect(await left.text()).toContain('You are signed out')
    expect((await app.request(`${host}/`, { headers: { Cookie } })).status).toBe(401)
  })

  test('behind TLS the cookie is never sent without it', async () => {
    const { app, runtime } = testApp()
    const body = new URLSearchParams({ ticket: await runtime.access.issueTicket() })
    const entered = await app.request(`${host}/enter`, { method: 'POST', body, headers: { Origin: host.replace('http:', 'https:') } })
    expect(entered.headers.get('Set-Cookie')).toMatch(/; Secure/)
  })

  test('a ticket is shown as text, whatever it holds', async () => {
    const { app } = testApp()
    const page = await (await app.request(`${host}/enter?ticket=${encodeURIComponent('"><script>alert(1)</script>')}`)).text()
    expect(page).not.toContain('<script>alert')
  })

  test('a cookie changes something only from a page of this host', async () => {
    const { app, runtime } = testApp()
    const Cookie = `galley_session_4070=${await runtime.access.openSession()}`
    const id = runtime.seed('x', 3)
    const cancel = async (origin?: string): Promise<number> =>
      (await app.request(`${host}/v1/drafts/${id}/cancel`, { method: 'POST', headers: { Cookie, ...(origin ? { Origin: origin } : {}) } }))
        .status
    for (const origin of [undefined, 'null', 'http://127.0.0.1:4071', 'https://evil.example', 'http://127.0.0.1.evil.example:4070'])
      expect([origin, await cancel(origin)]).toEqual([origin, 403])
    expect(await cancel(host)).toBe(202)
    expect((await app.request(`${host}/v1/drafts`, { headers: { Cookie } })).status).toBe(200)
    const otherPort = Cookie.replace('4070', '4071')
    expect((await app.request(`${host}/v1/drafts`, { headers: { Cookie: otherPort } })).status).toBe(401)
  })

  test('a name that is not ours is not answered, on any path', async () => {
    const { app } = testApp()
    const ask = async (name: string): Promise<number> => (await app.request(`${host}/livez`, { headers: { Host: name } })).status
    for (const name of ['localhost:4070', '127.0.0.1', '[::1]:4070', 'galley.example.org', 'GALLEY.example.org:80'])
      expect([name, await ask(name)]).toEqual([name, 200])
    for (const name of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4070'])
      expect([name, await ask(name)]).toEqual([name, 421])
  })
})
