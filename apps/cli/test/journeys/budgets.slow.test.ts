import { setTimeout as sleep } from 'node:timers/promises'
import { openAccess, type TokenLimits } from '@galley/runtime'
import { createSeeded } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { overLimits, type LimitedToken } from './over-limits.ts'
import { startBillingModel } from './start-billing-model.ts'
import { freshData, startGalley, type Running } from './start-galley.ts'

const tokenCount = 1000
const clientCount = 50
/** Calls that reach the model before each time that the gateway is killed, and in all. */
const callsBeforeKills = [1200, 2500]
const callsInAll = 4000
/** Milliseconds after which a revoked token gets no answer. */
const maxRevokedMs = 1000

/** A token of this test, and when it was revoked. */
interface Bearer extends LimitedToken {
  readonly value: string
  revokedAt: number
  isRevoked: boolean
}

function limitsOf(n: number, random: () => number): TokenLimits {
  const most = 1500 + Math.floor(random() * 4000)
  if (n % 3 === 0) return { 'tokens/day': most, 'requests/minute': 1 + Math.floor(random() * 5) }
  return n % 3 === 1 ? { 'tokens/day': most } : { 'tokens/month': 2 * most }
}

test('a thousand tokens with budgets, fifty clients at once, two kills: none over its limit, none that was revoked', async () => {
  const random = createSeeded(14)
  const data = await freshData()
  const bearers = new Map<string, Bearer>()
  const model = await startBillingModel(random, (name, tokens) => {
    bearers.get(name)?.arrivals.push({ at: Date.now(), tokens })
  })

  const start = async (): Promise<{ readonly running: Running; readonly url: string }> => {
    const env = { GALLEY_MODEL_URL: model.url, GALLEY_MODEL: 'scripted' }
    const running = startGalley(['start', '--port', '0', '--no-example'], { data, env })
    return { running, url: /ready at (\S+)/.exec(await running.said('enter?ticket='))?.[1] ?? '' }
  }
  let gateway = await start()
  onTestFinished(() => void gateway.running.child.kill('SIGKILL'))

  // Made and revoked by another process than the gateway, as an operator would.
  const access = await openAccess({
    dataDir: data,
    env: {},
    clock: () => new Date(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    sleep: async (ms) => sleep(ms),
    process: { pid: process.pid, kill: process.kill.bind(process), bootedAt: new Date(0) },
  })
  onTestFinished(() => access.close())
  await Promise.all(
    Array.from({ length: tokenCount }, async (_, n) => {
      const [name, limits] = [`t${n}`, limitsOf(n, random)]
      const value = await access.newToken({ name, scopes: ['chat'], limits })
      bearers.set(name, { name, value, limits, arrivals: [], revokedAt: Infinity, isRevoked: false })
    }),
  )
  const all = [...bearers.values()]

  const seen: Record<string, number> = {}
  const late: string[] = []
  const ask = async (bearer: Bearer): Promise<void> => {
    const body = { model: 'scripted', user: bearer.name, max_tokens: 20 + Math.floor(random() * 900), stream: random() < 0.5 }
    const asked = Date.now()
    const leaving = new AbortController()
    if (random() < 0.05) setTimeout(() => leaving.abort(), Math.floor(random() * 30))
    try {
      const response = await fetch(`${gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer.value}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, messages: [{ role: 'user', content: 'x'.repeat(Math.floor(random() * 200)) }] }),
        signal: leaving.signal,
      })
      const text = await response.text()
      const kind = response.ok ? 'answered' : (/"code":"(\w+)"/.exec(text)?.[1] ?? String(response.status))
      seen[kind] = (seen[kind] ?? 0) + 1
      if (response.status !== 401 && asked > bearer.revokedAt + maxRevokedMs) late.push(`${bearer.name} ${kind}`)
    } catch {
      seen['broken'] = (seen['broken'] ?? 0) + 1
      // The gateway may be away.
      if (!leaving.signal.aborted) await sleep(50)
    }
  }

  let kills = 0
  const kill = async (): Promise<void> => {
    kills += 1
    gateway.running.child.kill('SIGKILL')
    await gateway.running.done
    gateway = await start()
  }
  let revoked = 0
  const revokeSome = async (): Promise<void> => {
    const bearer = all[Math.floor(random() * tokenCount)]
    if (bearer === undefined || bearer.isRevoked) return
    revoked += 1
    bearer.isRevoked = true
    await access.revokeToken(bearer.name)
    bearer.revokedAt = Date.now()
  }
  let killing: Promise<void> | undefined
  const until = Date.now() + 240_000
  const client = async (): Promise<void> => {
    while (model.calls() < callsInAll && Date.now() < until) {
      if (model.calls() > (callsBeforeKills[kills] ?? Infinity)) killing = kill()
      if (revoked < 150 && random() < 0.03) await revokeSome()
      // A few tokens are everybody's, so that many calls of one are under way at once.
      const bearer = all[Math.floor(random() < 0.3 ? random() * 20 : random() * tokenCount)]
      if (bearer !== undefined) await ask(bearer)
    }
  }
  await Promise.all(Array.from({ length: clientCount }, client))
  await killing

  const told = JSON.stringify({ calls: model.calls(), revoked, ...seen })
  expect(overLimits(all), told).toEqual([])
  expect(late, told).toEqual([])
  // It would be no proof if little was let through, or nothing refused.
  expect([kills, model.calls() >= callsInAll, revoked], told).toEqual([callsBeforeKills.length, true, 150])
  for (const kind of ['answered', 'BUDGET_SPENT', 'RATE_LIMITED', 'TOKEN_MISSING'])
    expect([kind, (seen[kind] ?? 0) > 50], told).toEqual([kind, true])
})
