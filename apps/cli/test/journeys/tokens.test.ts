import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshData, galley, startGalley } from './start-galley.ts'

/** Milliseconds after which a revoked token gets no answer. */
const maxRevokedMs = 1000

test(
  'a token made beside a running gateway opens its scope alone, and nothing a second after it is revoked',
  { timeout: 120_000 },
  async () => {
    const data = await freshData()
    const gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
    const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
    const made = await galley(['token', 'new', 'ci', '--scope', 'audit', '--expires', '1h'], { data })
    const token = made.stdout.trim()
    expect([made.code, token]).toEqual([0, expect.stringMatching(/^galley_[\w-]{43}$/)])
    expect(made.stderr).not.toContain(token)
    const ask = async (path: string, bearer = token): Promise<number> =>
      (await fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } })).status
    expect(await ask('/v1/names/npm/expresss')).toBe(200)
    expect(await ask('/v1/drafts')).toBe(403)
    const first = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
    for (const path of ['/v1/drafts', '/v1/plugins', '/v1/names/npm/expresss', '/'])
      expect([path, await ask(path, first)]).toEqual([path, 200])
    const listed = await galley(['token', 'list', '--json'], { data })
    expect(JSON.parse(listed.stdout).tokens).toMatchObject([
      { name: 'first', scopes: ['admin'], expiresAt: null },
      { name: 'ci', scopes: ['audit'] },
    ])
    expect((await galley(['token', 'revoke', 'ci'], { data })).code).toBe(0)
    const revoked = Date.now()
    const late: number[] = []
    for (let status = 200; status === 200;) {
      const asked = Date.now()
      status = await ask('/v1/names/npm/expresss')
      if (status === 200) late.push(asked - revoked)
    }
    expect(late.filter((ms) => ms > maxRevokedMs)).toEqual([])
    for (let n = 0; n < 5; n += 1) expect(await ask('/v1/names/npm/expresss')).toBe(401)
    gateway.child.kill('SIGTERM')
    expect((await gateway.done).code).toBe(0)
  },
)
