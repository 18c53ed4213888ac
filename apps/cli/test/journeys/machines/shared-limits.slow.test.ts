import { setTimeout as sleep } from 'node:timers/promises'
import { openAccess, type TokenLimits } from '@galley/runtime'
import { createSeeded } from '@galley/testkit'
import { expect, onTestFinished } from 'vitest'
import { overLimits, type LimitedToken } from '../over-limits.ts'
import { startBillingModel } from '../start-billing-model.ts'
import { startMachine } from './start-machine.ts'
import { testOnDatabase } from './test-on-database.ts'

/** Clients that send all the time, the next request to the other gateway. */
const clientCount = 12
/** Calls that reach the model before a gateway is killed. */
const callsBeforeKill = 150
/** Milliseconds for all of it, on a machine with much else to do. */
const maxMs = 300_000

/** Large enough to bind nobody. A request of a token with a budget is one call: what may have been paid for is not sent again. */
const ample = 100_000_000

/** Limits of one token each: a high limit of requests is handed to the gateways in slices. */
const limits: Readonly<Record<string, TokenLimits>> = {
  few: { 'requests/minute': 40, 'tokens/day': ample },
  many: { 'requests/minute': 300, 'tokens/day': ample },
  minute: { 'tokens/minute': 30_000 },
  day: { 'tokens/day': 60_000 },
}

/** A token of this test, and the answers to it from each gateway by their kind. */
interface Bearer extends LimitedToken {
  readonly value: string
  readonly answers: readonly Record<string, number>[]
}

testOnDatabase(
  'two gateways on one database let no more through together than the limits of a token, also over the kill of one',
  { maxMs },
  async ({ databaseUrl }) => {
    const random = createSeeded(15)
    const bearers: Bearer[] = []
    const model = await startBillingModel(random, (user, tokens) => {
      bearers.find(({ name }) => name === user)?.arrivals.push({ at: Date.now(), tokens })
    })
    const env = { GALLEY_DATABASE: databaseUrl, GALLEY_MODEL_URL: model.url, GALLEY_MODEL: 'scripted' }
    const first = await startMachine({ env })
    const second = await startMachine({ env })
    const access = await openAccess({
      dataDir: first.data,
      env,
      clock: () => new Date(),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      sleep: async (ms) => sleep(ms),
      process: { pid: process.pid, kill: process.kill.bind(process), bootedAt: new Date(0) },
    })
    onTestFinished(() => access.close())
    for (const [name, own] of Object.entries(limits)) {
      const value = await access.newToken({ name, scopes: ['chat'], limits: own })
      bearers.push({ name, value, limits: own, arrivals: [], answers: [{}, {}] })
    }

    const ask = async ({ name, value, answers }: Bearer, at: number): Promise<void> => {
      const body = {
        model: 'scripted',
        user: name,
        max_tokens: 20 + Math.floor(random() * 900),
        messages: [{ role: 'user', content: 'x' }],
      }
      const answer = await fetch(`${[first, second][at]?.url()}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => null)
      const text = (await answer?.text().catch(() => '')) ?? ''
      const kind = answer?.ok ? 'answered' : (/"code":"(\w+)"/.exec(text)?.[1] ?? 'broken')
      const seen = answers[at] ?? {}
      seen[kind] = (seen[kind] ?? 0) + 1
      // The gateway may be away.
      if (kind === 'broken') await sleep(50)
    }
    const restart = async (): Promise<void> => {
      await second.kill()
      await second.start()
    }
    let restarting: Promise<void> | undefined
    const until = Date.now() + maxMs / 2
    const client = async (_: unknown, number: number): Promise<void> => {
      for (let n = number; Date.now() < until && !bearers.every(isProof); n += 1) {
        if (model.calls() >= callsBeforeKill) restarting ??= restart()
        const bearer = bearers[Math.floor(random() * bearers.length)]
        if (bearer !== undefined) await ask(bearer, n % 2)
      }
    }
    await Promise.all(Array.from({ length: clientCount }, client))
    await restarting

    const told = JSON.stringify(bearers.map(({ name, answers, arrivals }) => ({ name, answers, calls: arrivals.length })))
    expect(overLimits(bearers), told).toEqual([])
    expect(restarting, told).toBeDefined()
    for (const bearer of bearers) {
      expect([bearer.name, isProof(bearer)], told).toEqual([bearer.name, true])
      for (const seen of bearer.answers) expect([bearer.name, (seen['answered'] ?? 0) > 5], told).toEqual([bearer.name, true])
    }
  },
)

/** True once a token was let through as often as its limit allows: of a limit of a minute the next minute has begun, a budget is spent. */
function isProof({ limits: { 'requests/minute': requests, 'tokens/minute': tokens }, arrivals, answers }: Bearer): boolean {
  if (requests !== undefined) return arrivals.length > requests
  if (tokens !== undefined) return arrivals.reduce((sum, call) => sum + call.tokens, 0) > tokens
  return answers.every((seen) => (seen['BUDGET_SPENT'] ?? 0) > 0)
}
