import { expect, test } from 'vitest'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { openGateway } from '../../test/open-gateway.ts'

/** Tokens, requests that each may send a minute, and requests that are tried with each. */
const plan = { tokens: 1000, limit: 3, tries: 4, clients: 50 }

test(
  'of 1,000 tokens and 50 clients at once, no token gets a request over its limit, and none gets fewer',
  { timeout: 120_000 },
  async () => {
    // A clock that stands: the minute does not end before the test does, however busy the machine is.
    const gateway = await openGateway([], fakeRuntime({ clock: () => new Date(0) }))
    const tokens: string[] = []
    for (let n = 0; n < plan.tokens; n += 1)
      tokens.push(await gateway.runtime.access.newToken({ name: `t${n}`, scopes: ['audit'], limits: { 'requests/minute': plan.limit } }))
    const answers = new Map<string, number[]>(tokens.map((token) => [token, []]))
    const waiting = Array.from({ length: plan.tries }, () => tokens).flat()
    const client = async (): Promise<void> => {
      for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
        const answer = await fetch(`${gateway.url}/v1/names/npm/react`, { headers: { Authorization: `Bearer ${token}` } })
        await answer.arrayBuffer()
        answers.get(token)?.push(answer.status)
      }
    }
    await Promise.all(Array.from({ length: plan.clients }, client))
    const wanted = [...Array.from({ length: plan.limit }, () => 200), ...Array.from({ length: plan.tries - plan.limit }, () => 429)]
    for (const statuses of answers.values()) expect(statuses.toSorted()).toEqual(wanted)
    await gateway.close()
  },
)
