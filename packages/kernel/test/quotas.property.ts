import { array, assert, asyncProperty, constantFrom, integer, record, scheduler } from 'fast-check'
import type { ModelRequest } from '@galley/sdk'
import { answerFetch } from '../src/broker/answer-fetch.ts'
import { answerModel } from '../src/broker/answer-model.ts'
import { answerRead } from '../src/broker/answer-read.ts'
import { answerSearch } from '../src/broker/answer-search.ts'
import { createBodies } from '../src/broker/bodies.ts'
import type { BrokerServices } from '../src/broker/broker-services.ts'
import type { Caller } from '../src/broker/caller.ts'
import { createRunMemory, type Spending } from '../src/broker/run-memory.ts'
import type { EffectKey, ModelCall, RunScope } from '../src/index.ts'
import { emptyLedger, testRun } from './test-run.ts'

/** One ask of a program: what is asked for, of which size, and how the world answers. */
const ask = record({
  kind: constantFrom('search', 'read', 'fetch', 'model'),
  /** Two asks of one size are the same request. */
  size: integer({ min: 1, max: 400 }),
  ends: constantFrom('well', 'well', 'badly', 'after a repair'),
})

/** A program: rounds of asks that are made at once. Between two rounds the run may be resumed by another process. */
const program = record({
  limits: record({
    queries: integer({ min: 1, max: 8 }),
    pages: integer({ min: 1, max: 8 }),
    requests: integer({ min: 1, max: 8 }),
    tokens: integer({ min: 1, max: 4000 }),
  }),
  rounds: array(record({ asks: array(ask, { minLength: 1, maxLength: 30 }), isResumed: constantFrom(true, false) }), {
    minLength: 1,
    maxLength: 4,
  }),
})

type Limits = Record<Spending['quota'], number>

/** Runs random programs against the broker, in every order of answers, and checks what reached the world. */
export async function checkQuotas(numRuns: number): Promise<void> {
  await assert(
    asyncProperty(program, scheduler(), async ({ limits, rounds }, clock) => {
      const world: Limits = { queries: 0, pages: 0, requests: 0, tokens: 0 }
      const ledger = emptyLedger()
      const spent: Spending[] = []
      let { run, caller, services } = open(limits, world, [], ledger, clock)
      for (const { asks, isResumed } of rounds) {
        if (isResumed) ({ run, caller, services } = open(limits, world, spent.splice(0), ledger, clock))
        const signal = new AbortController().signal
        const asked = asks.map(async ({ kind, size, ends }) => {
          const words = `${size % 9} ${ends}`
          const call = { caller: { ...caller, step: ends }, services, signal }
          if (kind === 'search') return answerSearch({ query: words }, call)
          if (kind === 'read') return answerRead({ address: `https://a.test/${words}` }, call)
          if (kind === 'fetch') return answerFetch({ url: `https://a.test/${words}` }, call)
          return answerModel({ messages: [{ role: 'user', content: 'x'.repeat(size) }], maxTokens: size }, call)
        })
        await clock.waitFor(Promise.allSettled(asked))
        // Another process begins with what this one spent, as a ledger tells it.
        for (const quota of Object.keys(limits) as (keyof Limits)[])
          spent.push({ plugin: 'researcher', quota, amount: run.memory.spent.get(`researcher ${quota}`) ?? 0 })
        spent.splice(0, spent.length - 4)
        for (const quota of Object.keys(limits) as (keyof Limits)[])
          if (world[quota] > limits[quota]) throw new Error(`${world[quota]} ${quota} of ${limits[quota]}`)
      }
    }),
    { numRuns },
  )
}

/** Opens the run in a process: its broker, and a world that counts what it is asked for before it answers. */
function open(
  limits: Limits,
  world: Limits,
  spent: readonly Spending[],
  ledger: ReturnType<typeof emptyLedger>,
  clock: { schedule: <T>(task: Promise<T>) => Promise<T> },
): { readonly run: RunScope; readonly caller: Caller; readonly services: BrokerServices } {
  const answer = async (quota: Exclude<keyof Limits, 'tokens'>, words: string): Promise<void> => {
    world[quota] += 1
    await clock.schedule(Promise.resolve())
    if (words.includes('badly')) throw new Error('the world failed')
  }
  const model = async ({ maxTokens = 0 }: ModelRequest, { quota, step }: ModelCall): Promise<never> => {
    // An eager server: it takes all that it was let, and a repair asks it again.
    for (const _ of step === 'after a repair' ? [1, 2] : [1]) {
      const reservation = quota.reserve(108 + maxTokens)
      await clock.schedule(Promise.resolve())
      world.tokens += maxTokens
      reservation.settle(maxTokens)
    }
    if (step === 'badly') throw new Error('the server failed')
    return { text: '', finish: 'stop', usage: { promptTokens: 0, completionTokens: maxTokens } } as never
  }
  const run = testRun(ledger, {
    model,
    searchTools: [{ plugin: 'finder' }],
    memory: createRunMemory({ spent }),
    effect: async (key: EffectKey, perform) => {
      await clock.schedule(Promise.resolve())
      const row = JSON.stringify([key.step, key.kind, key.hash, key.nth])
      if (ledger.effects.has(row)) return ledger.effects.get(row) as never
      const { response } = await perform()
      ledger.effects.set(row, response)
      return response
    },
  })
  const { queries: maxQueries, pages: maxPages, requests: maxRequests, tokens: maxTokens } = limits
  const permissions = {
    search: { maxQueries },
    read: { maxPages },
    model: { maxTokens },
    fetch: { allowedHosts: ['a.test'], methods: ['GET'] as const, reasoning: 'x', maxRequests },
  }
  const plugin = { name: 'researcher', digest: 'd', version: '1.0.0', grant: { permissions } } as unknown as Caller['plugin']
  const services = {
    clock: () => new Date(0),
    find: async () => ({ version: '1.0.0', digest: 'd' }),
    safeFetch: async ({ url, types }: { readonly url: string; readonly types?: readonly string[] }) => {
      // The broker's own fetch of a page names the types that are read.
      await answer(types === undefined ? 'requests' : 'pages', decodeURIComponent(url))
      return { status: 200, url, contentType: 'text/plain', text: 'x', bytes: new Uint8Array(1) }
    },
    callTool: async ({ operation, input }: { readonly operation: string; readonly input: { query?: string; body: { body: string } } }) => {
      if (operation === 'search') await answer('queries', input.query ?? '')
      return operation === 'search' ? { hits: [] } : { title: 't', body: input.body.body }
    },
  } as unknown as BrokerServices
  const caller: Caller = { plugin, run, step: 'x', depth: 0, role: 'researcher', base: undefined, bodies: createBodies() }
  return { run, caller, services }
}
