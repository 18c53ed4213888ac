import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openAccess, type TokenLimits } from '@galley/runtime'
import { createSeeded } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { freshData, startGalley, type Running } from './start-galley.ts'

const tokenCount = 1000
const clientCount = 50
/** Calls that reach the model before each time that the gateway is killed, and in all. */
const callsBeforeKills = [1200, 2500]
const callsInAll = 4000
/** Milliseconds after which a revoked token gets no answer. */
const maxRevokedMs = 1000
/** Milliseconds of the span in which requests are counted here: a minute, but for what a request may take from gateway to model. */
const spanMs = 50_000

/** A token of this test: its limits, what the model worked for it, and when it was revoked. */
interface Bearer {
  readonly name: string
  readonly value: string
  readonly limits: TokenLimits
  readonly arrivals: { readonly at: number; readonly tokens: number }[]
  revokedAt: number
  isRevoked: boolean
}

/** A model that bills what it works, whoever hears it: a share of what is asked at most, and as much prompt as a tokeniser of bytes would find. */
async function startModel(
  random: () => number,
  bill: (name: string, tokens: number) => void,
): Promise<{ readonly url: string; readonly calls: () => number }> {
  let calls = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts)
      const body = JSON.parse(text.toString()) as { readonly user: string; readonly max_tokens: number; readonly stream?: boolean }
      const usage = { prompt_tokens: text.length, completion_tokens: Math.ceil(body.max_tokens * random()) }
      calls += 1
      bill(body.user, usage.prompt_tokens + usage.completion_tokens)
      const fate = random()
      if (fate < 0.02) return void response.destroy()
      setTimeout(() => answer(response, body.stream === true, usage, fate < 0.04), Math.floor(random() * 40))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls: () => calls }
}

function answer(response: ServerResponse, isStream: boolean, usage: object, breaksOff: boolean): void {
  if (!isStream) {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: 'c', object: 'chat.completion', choices: [{ index: 0, message: { content: 'x' } }], usage }))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: { content: 'x' } }] })}\n\n`)
  if (breaksOff) return void setTimeout(() => response.destroy(), 5)
  response.end(`data: ${JSON.stringify({ id: 'c', choices: [], usage })}\n\ndata: [DONE]\n\n`)
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
  const model = await startModel(random, (name, tokens) => {
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

  const over: string[] = []
  for (const { name, limits, arrivals } of all) {
    const spent = arrivals.reduce((sum, { tokens }) => sum + tokens, 0)
    const most = limits['tokens/day'] ?? limits['tokens/month'] ?? 0
    if (spent > most) over.push(`${name}: ${spent} of ${most} tokens`)
    const perMinute = limits['requests/minute'] ?? Infinity
    for (const first of arrivals) {
      const within = arrivals.filter(({ at }) => at >= first.at && at < first.at + spanMs)
      if (within.length > perMinute) over.push(`${name}: ${within.length} of ${perMinute} requests`)
    }
  }
  const told = JSON.stringify({ calls: model.calls(), revoked, ...seen })
  expect(over, told).toEqual([])
  expect(late, told).toEqual([])
  // It would be no proof if little was let through, or nothing refused.
  expect([kills, model.calls() >= callsInAll, revoked], told).toEqual([callsBeforeKills.length, true, 150])
  for (const kind of ['answered', 'BUDGET_SPENT', 'RATE_LIMITED', 'TOKEN_MISSING'])
    expect([kind, (seen[kind] ?? 0) > 50], told).toEqual([kind, true])
})
