import type { ModelAnswer, ModelRequest } from '@galley/sdk'
import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startServer } from '../../test/start-server.ts'
import { pageReader } from '../../test/test-plugin.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'
import { createRunMemory, type ModelCall, type RunScope } from '../index.ts'

/** A model that answers with as many tokens as it may, and counts what it took. */
function eagerModel(promptTokens = 100): {
  readonly model: NonNullable<RunScope['model']>
  readonly spent: () => number
  readonly asked: (number | undefined)[]
} {
  let spent = 0
  const asked: (number | undefined)[] = []
  const model = async ({ maxTokens }: ModelRequest): Promise<ModelAnswer> => {
    asked.push(maxTokens)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const completionTokens = maxTokens ?? 4000
    spent += promptTokens + completionTokens
    return { text: 'x', finish: 'stop', usage: { promptTokens, completionTokens } }
  }
  return { model, spent: () => spent, asked }
}

/** Code that asks the model `n` times at once and counts the outcomes. */
const asking = (n: number, request: string): string =>
  `const all = await Promise.allSettled(Array.from({ length: ${n} }, (_, i) => host.model(${request})))
   return { answered: all.filter((one) => one.status === 'fulfilled').length, codes: [...new Set(all.flatMap((one) => one.reason?.code ?? []))] }`
const short = `{ messages: [{ role: 'user', content: 'x' + i }], maxTokens: 900 }`

test('asks at once spend no more than was granted', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 1000 } })])
  const { model, spent } = eagerModel()
  const outcome = await askAgent(kernel, testRun(emptyLedger(), { model }), asking(30, short))
  expect(outcome).toEqual({ answered: 1, codes: ['QUOTA_SPENT'] })
  expect(spent()).toBeGreaterThan(900)
  expect(spent()).toBeLessThanOrEqual(1000)
})

test('an ask that does not fit waits for what the others give back', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 10_000 } })])
  const model = async (): Promise<ModelAnswer> => ({ text: 'x', finish: 'stop', usage: { promptTokens: 20, completionTokens: 30 } })
  const outcome = await askAgent(
    kernel,
    testRun(emptyLedger(), { model }),
    asking(100, `{ messages: [{ role: 'user', content: 'x' + i }], maxTokens: 4000 }`),
  )
  expect(outcome).toEqual({ answered: 100, codes: [] })
})

test('an answer without a limit gets one, and no more than is left', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 3000 } })])
  const { model, asked, spent } = eagerModel()
  const code = `${asking(1, `{ messages: [{ role: 'user', content: 'x' }] }`).replace('return', 'const first =')}; return first`
  const run = testRun(emptyLedger(), { model })
  await askAgent(kernel, run, code)
  await askAgent(kernel, run, code)
  expect(asked[0]).toBe(2048)
  expect(asked[1]).toBeLessThan(1000)
  expect(spent()).toBeLessThanOrEqual(3000)
  expect(await askAgent(kernel, run, code)).toEqual({ answered: 0, codes: ['QUOTA_SPENT'] })
})

test('a prompt that is longer than what is left is refused, and says what is left', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 1000 } })])
  const { model, asked } = eagerModel()
  const run = testRun(emptyLedger(), { model })
  const code = `await host.model({ messages: [{ role: 'user', content: 'x'.repeat(900_000) }], maxTokens: 1 })`
  await expect(askAgent(kernel, run, code)).rejects.toMatchObject({
    code: 'QUOTA_SPENT',
    message: expect.stringContaining('1000 of 1000') as string,
  })
  expect(asked).toEqual([])
})

test('calls that a model books itself count, those of a failed ask too', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 1000 } })])
  let calls = 0
  const model = async ({ maxTokens = 0 }: ModelRequest, { quota }: ModelCall): Promise<ModelAnswer> => {
    for (;;) {
      const reservation = quota.reserve(100 + maxTokens)
      calls += 1
      reservation.settle(350)
    }
  }
  const run = testRun(emptyLedger(), { model })
  const code = asking(1, `{ messages: [{ role: 'user', content: 'x' }], maxTokens: 100 }`)
  expect(await askAgent(kernel, run, code)).toEqual({ answered: 0, codes: ['QUOTA_SPENT'] })
  expect(calls).toBe(3)
  expect(await askAgent(kernel, run, code)).toEqual({ answered: 0, codes: ['QUOTA_SPENT'] })
  expect(calls).toBe(3)
})

test('an ask that failed before it cost anything leaves the quota whole', async () => {
  const kernel = await openTestKernel([testAgent({ model: { maxTokens: 1000 } })])
  let isUp = false
  const { model: eager } = eagerModel()
  const model: RunScope['model'] = async (request, call) => {
    if (!isUp) throw new Error('the server is down')
    return eager(request, call)
  }
  const run = testRun(emptyLedger(), { model })
  await askAgent(kernel, run, asking(5, short))
  isUp = true
  expect(await askAgent(kernel, run, asking(1, short))).toEqual({ answered: 1, codes: [] })
})

test('queries, pages and requests at once stop at their quota', async () => {
  const { port, asked } = await startServer((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('x'))
  const kernel = await openTestKernel(
    [
      testAgent({
        search: { maxQueries: 5 },
        read: { maxPages: 3 },
        fetch: { allowedHosts: ['a.test'], methods: ['GET'], reasoning: 'x', maxRequests: 7 },
      }),
      pageReader,
    ],
    {
      fetch: {
        policy: { privateHosts: [`a.test:${port}`], userAgent: 'Galley/0.1 (+https://example.org)', gapMs: 0 },
        resolve: () => Promise.resolve(['127.0.0.1']),
      },
    },
  )
  const run = testRun(emptyLedger())
  const count = (call: string): string =>
    `const all = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => ${call})); return all.map((one) => one.reason?.code ?? 'ok').sort()`
  const outcome = (ok: number): string[] => [...Array<string>(30 - ok).fill('QUOTA_SPENT'), ...Array<string>(ok).fill('ok')]
  expect(await askAgent(kernel, run, count(`host.search({ query: 'q' + i })`))).toEqual(outcome(5))
  expect(await askAgent(kernel, run, count(`host.read({ address: 'http://a.test:${port}/page' + i })`))).toEqual(outcome(3))
  expect(await askAgent(kernel, run, count(`host.fetch({ url: 'http://a.test:${port}/' + i })`))).toEqual(outcome(7))
  expect(asked.filter(({ url }) => url?.startsWith('/page'))).toHaveLength(3)
  // The rules of the site were asked for once.
  expect(asked).toHaveLength(3 + 7 + 1)
})

test('a plugin that fetches without end meets a limit that its manifest need not name', async () => {
  const { port, asked } = await startServer((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('x'))
  const kernel = await openTestKernel([testAgent({ fetch: { allowedHosts: ['a.test'], methods: ['GET'], reasoning: 'x' } })], {
    fetch: {
      policy: { privateHosts: [`a.test:${port}`], userAgent: 'Galley/0.1 (+https://example.org)', gapMs: 0 },
      resolve: () => Promise.resolve(['127.0.0.1']),
    },
  })
  const code = `const all = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => host.fetch({ url: 'http://a.test:${port}/' + i }))); return all.filter((one) => one.status === 'fulfilled').length`
  expect(await askAgent(kernel, testRun(emptyLedger()), code)).toBe(100)
  expect(asked).toHaveLength(100)
})

test('a method that was not granted is refused', async () => {
  const kernel = await openTestKernel([testAgent({ fetch: { allowedHosts: ['*'], methods: ['GET'], reasoning: 'x' } })])
  const code = `await host.fetch({ url: 'https://a.test/', method: 'HEAD' })`
  await expect(askAgent(kernel, testRun(emptyLedger()), code)).rejects.toMatchObject({
    code: 'FETCH_REFUSED',
    message: expect.stringContaining('may not HEAD') as string,
  })
})

test('a quota is one of the run: what the ledger remembers is spent, and is not spent again by being remembered', async () => {
  const kernel = await openTestKernel([testAgent({ search: { maxQueries: 3 } })])
  const ledger = emptyLedger()
  const code = (n: number): string =>
    `const codes = []; for (let i = 0; i < ${n}; i += 1) try { await host.search({ query: 'q' + i }); codes.push('ok') } catch (error) { codes.push(error.code) }; return codes`
  expect(await askAgent(kernel, testRun(ledger), code(2))).toEqual(['ok', 'ok'])
  const memory = createRunMemory({ spent: [{ plugin: 'researcher', quota: 'queries', amount: 2 }] })
  expect(await askAgent(kernel, testRun(ledger, { memory }), code(4))).toEqual(['ok', 'ok', 'ok', 'QUOTA_SPENT'])
})
