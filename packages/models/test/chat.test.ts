import { setTimeout as wait } from 'node:timers/promises'
import type { ModelRequest } from '@galley/sdk'
import { startScriptedModel, type ScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { afterEach, describe, expect, it } from 'vitest'
import { createRunBudget } from '../src/call/run-budget.ts'
import type { ChatModel } from '../src/call/chat-model.ts'
import { openModels } from '../src/open-models.ts'
import { createTestServices, type TestServices } from './test-services.ts'

const open: ScriptedModel[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map(async (server) => server.close()))))

/** A server and a model on it whose name makes the probe unnecessary. */
async function setUp(
  options: ScriptedModelOptions = {},
  services: TestServices = createTestServices(),
  key?: string,
): Promise<{ server: ScriptedModel; model: ChatModel; services: TestServices }> {
  const server = await startScriptedModel({ models: ['tiny-1b'], ...options })
  open.push(server)
  const settings = { url: server.url, probeLocal: false, ...(key === undefined ? {} : { key }) }
  const model = await openModels({ settings, ...services }).resolve('writer', {}, new AbortController().signal)
  if (model === null) throw new Error('no model')
  return { server, model, services }
}

const signal = new AbortController().signal
const ask = (content: string, more: Partial<ModelRequest> = {}): ModelRequest => ({ messages: [{ role: 'user', content }], ...more })
const schema = {
  type: 'object',
  properties: { items: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 50 } } },
  required: ['items'],
  additionalProperties: false,
}

describe('a chat', () => {
  it('answers in one piece and as a stream with the same text', async () => {
    const { model, server } = await setUp({ script: () => '<think>hm</think>A sentence of some length, so that it comes in pieces.' })
    const whole = await model.chat(ask('x'), { signal })
    const pieces: string[] = []
    const streamed = await model.chat(ask('x'), { signal, onToken: (text) => pieces.push(text) })
    expect(streamed).toEqual(whole)
    expect(whole).toMatchObject({ text: 'A sentence of some length, so that it comes in pieces.', finish: 'stop' })
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('')).toBe(whole.text)
    expect(server.calls.map(({ request }) => request.isStream)).toEqual([false, true])
  })

  it('asks for temperature 0 and a bounded answer unless told otherwise, and sends no headers of its own', async () => {
    const { model, server } = await setUp({ key: 'k1' }, createTestServices(), 'k1')
    await model.chat(ask('x'), { signal })
    await model.chat(ask('x', { temperature: 0.7, maxTokens: 9 }), { signal })
    expect(server.calls.map(({ request: { temperature, maxTokens } }) => [temperature, maxTokens])).toEqual([
      [0, 2048],
      [0.7, 9],
    ])
    expect(Object.keys(server.calls[0]?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([])
    expect(server.calls[0]?.headers['authorization']).toBe('Bearer k1')
  })

  it('sends no key that it does not have, and takes none along to another server', async () => {
    const other = await setUp()
    const { model, server } = await setUp({
      script: () => ({ status: 307, headers: { location: `${other.server.url}/chat/completions` } }),
    })
    await expect(model.chat(ask('x'), { signal })).rejects.toMatchObject({ code: 'MODEL_FAILED', details: { httpStatus: '307' } })
    expect(server.calls[0]?.headers['authorization']).toBeUndefined()
    expect(other.server.calls.length).toBe(0)
  })

  it('says when an answer was cut off', async () => {
    const { model } = await setUp({ script: () => 'word '.repeat(100) })
    expect((await model.chat(ask('x', { maxTokens: 5 }), { signal })).finish).toBe('length')
  })
})

describe('failure', () => {
  it('is retried three times while it passes, and then told', async () => {
    const { model, server, services } = await setUp({ script: ({ n }) => (n < 4 ? { status: 503 } : 'at last') })
    expect((await model.chat(ask('x'), { signal })).text).toBe('at last')
    expect(services.pauses).toEqual([250, 500, 1000])
    const worse = await setUp({ script: () => ({ status: 503, body: { error: { message: 'down' } } }) })
    await expect(worse.model.chat(ask('x'), { signal })).rejects.toMatchObject({ code: 'MODEL_FAILED', details: { reason: 'down' } })
    expect(worse.server.calls.length).toBe(4)
    expect(server.calls.length).toBe(4)
  })

  it('honours Retry-After of a busy server', async () => {
    const { model, services } = await setUp({ script: ({ n }) => (n === 1 ? { plant: 'rate-limit' } : 'ok') })
    expect((await model.chat(ask('x'), { signal })).text).toBe('ok')
    expect(services.pauses).toEqual([0])
    const busy = await setUp({ plants: { 'rate-limit': 1 } })
    await expect(busy.model.chat(ask('x'), { signal })).rejects.toMatchObject({ code: 'MODEL_BUSY' })
  })

  it.each([false, true])('begins again when the connection breaks in the middle (streaming: %s)', async (isStream) => {
    const { model, server } = await setUp({ script: ({ n }, fallback) => (n === 1 ? { plant: 'close', text: fallback() } : 'whole again') })
    const answer = await model.chat(ask('x'), isStream ? { signal, onToken: () => undefined } : { signal })
    expect(answer.text).toBe('whole again')
    expect(server.calls.length).toBe(2)
  })

  it.each([false, true])('reads the error that a router sends with HTTP 200 (streaming: %s)', async (isStream) => {
    const { model } = await setUp({ script: () => ({ status: 200, body: { error: { message: 'upstream is down', code: 503 } } }) })
    const chat = model.chat(ask('x'), isStream ? { signal, onToken: () => undefined } : { signal })
    await expect(chat).rejects.toMatchObject({ code: 'MODEL_FAILED', details: { httpStatus: '503', reason: 'upstream is down' } })
  })

  it('does not take half a streamed answer for a whole one', async () => {
    const { model, server } = await setUp({
      script: ({ n }) => (n === 1 ? { plant: 'break-off', text: 'one two three' } : 'one two three'),
    })
    expect((await model.chat(ask('x'), { signal, onToken: () => undefined })).text).toBe('one two three')
    expect(server.calls.length).toBe(2)
  })

  it.each([
    ['close', 'MODEL_UNREACHABLE', 4],
    ['html', 'MODEL_WRONG_SERVER', 1],
  ] as const)('%s is %s, streaming or not', async (plant, code, calls) => {
    const { model, server } = await setUp({ plants: { [plant]: 1 } })
    await expect(model.chat(ask('x'), { signal })).rejects.toMatchObject({ code })
    expect(server.calls.length).toBe(calls)
    await expect(model.chat(ask('x'), { signal, onToken: () => undefined })).rejects.toMatchObject({ code })
  })

  it('gives a server up that hangs, and hangs up itself', async () => {
    const { model, server } = await setUp({ plants: { hang: 1 } }, createTestServices({ expire: [300_000] }))
    await expect(model.chat(ask('x'), { signal })).rejects.toMatchObject({
      code: 'MODEL_TIMEOUT',
      details: { phase: 'the answer', seconds: '300' },
    })
    const slow = await setUp({ plants: { hang: 1 } }, createTestServices({ expire: [120_000] }))
    const streamed = slow.model.chat(ask('x'), { signal, onToken: () => undefined })
    await expect(streamed).rejects.toMatchObject({ details: { phase: 'the first word' } })
    expect(server.calls.length).toBeLessThanOrEqual(1)
  })

  it('cancels the HTTP request when the caller gives up', async () => {
    const control = new AbortController()
    const { model, server } = await setUp({
      script: () => {
        setImmediate(() => control.abort())
        return { plant: 'hang' }
      },
    })
    await expect(model.chat(ask('x'), { signal: control.signal })).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => server.calls[0]?.wasAborted()).toBe(true)
  })

  it.each([
    [401, 'MODEL_REFUSED'],
    [403, 'MODEL_REFUSED'],
    [404, 'MODEL_NOT_FOUND'],
    [410, 'MODEL_RETIRED'],
    [301, 'MODEL_FAILED'],
  ])('HTTP %i is %s, at once', async (status, code) => {
    const { model, server } = await setUp(
      { script: () => ({ status, body: { error: { message: 'bad key sekrit-value-123' } } }) },
      createTestServices(),
      'sekrit-value-123',
    )
    const error: unknown = await model.chat(ask('x'), { signal }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(`${JSON.stringify(error)}${String(error)}`).not.toContain('sekrit-value-123')
    expect(server.calls.length).toBe(1)
  })

  it('names the models that are offered when the one that was asked for is gone', async () => {
    const models = ['a-1b', 'b-8b', 'c-8b', 'd-8b', 'e-8b', 'f-8b', 'g-8b']
    const gone = await setUp({ models, script: () => ({ status: 410 }) })
    await expect(gone.model.chat(ask('x'), { signal })).rejects.toMatchObject({
      message: expect.stringMatching(/^The model a-1b was retired at \S+; offered: b-8b, c-8b, d-8b, e-8b, f-8b and 1 more\.$/) as string,
    })
    const { model } = await setUp({ models: ['a-1b', 'other-8b'], script: () => ({ status: 404 }) })
    await expect(model.chat(ask('x'), { signal })).rejects.toMatchObject({
      message: expect.stringMatching(/^No model named a-1b is offered at \S+; offered: other-8b\.$/) as string,
    })
  })

  it('tells a key that is wrong from one that is not set', async () => {
    const { model } = await setUp({ script: () => ({ status: 401 }) })
    await expect(model.chat(ask('x'), { signal })).rejects.toMatchObject({ code: 'MODEL_KEY_WANTED' })
  })

  it('tells a prompt that is too long from a request that is not understood', async () => {
    const { model, server } = await setUp({
      script: () => ({ status: 400, body: { error: { message: "This model's maximum context length is 2048 tokens" } } }),
    })
    await expect(model.chat(ask('x', { schema }), { signal })).rejects.toMatchObject({ code: 'MODEL_PROMPT_TOO_LONG' })
    expect(server.calls.length).toBe(1)
  })
})

describe('structured output', () => {
  const good = '{"items":["a"]}'

  it.each([
    ['json_schema', ['json_schema', 'json_schema']],
    ['json_object', ['json_schema', 'json_object', 'json_object']],
    ['none', ['json_schema', 'json_object', 'text', 'text']],
  ] as const)('finds out once what a server offers: %s', async (structured, formats) => {
    const { model, server } = await setUp({ structured, script: () => good })
    expect((await model.chat(ask('x', { schema }), { signal })).json).toEqual({ items: ['a'] })
    await model.chat(ask('x', { schema }), { signal })
    expect(server.calls.map(({ request }) => request.format)).toEqual(formats)
    expect(server.calls.every(({ request }) => request.schema !== undefined || request.format !== 'text')).toBe(true)
    expect(server.calls[0]?.request.schema).not.toMatchObject({ properties: { items: { items: { maxLength: 50 } } } })
  })

  it.each([
    ['a fence and prose', 'Here you are:\n```json\n{"items": ["a", "b",],}\n```\nHope it helps {really}.', ['a', 'b']],
    ['thinking with braces', '<think>{"items":["no"]}</think>{"items":["a"]}', ['a']],
    ['single quotes and a key of its own', "{'items': ['it\\'s', 'one'], 'note': None}", ["it's", 'one']],
    ['more than was asked for', '{"items": ["a", "b", "c", "d"], "extra": {}}', ['a', 'b', 'c']],
    ['an answer cut off in a list', '{"items": ["a", "b", "half a sent', ['a', 'b']],
  ])('reads %s', async (_, text, items) => {
    const { model, server } = await setUp({ script: () => text })
    expect((await model.chat(ask('x', { schema }), { signal })).json).toEqual({ items })
    expect(server.calls.length).toBe(1)
  })

  it('asks again with what was wrong, at most twice, and adds the usage up', async () => {
    const { model, server } = await setUp({ script: ({ n }) => (n === 3 ? good : n === 2 ? '{"items": 3}' : 'None') })
    const answer = await model.chat(ask('x', { schema }), { signal })
    expect(answer.json).toEqual({ items: ['a'] })
    expect(server.calls[1]?.request.prompt).toContain('there is no JSON object')
    expect(server.calls[2]?.request.prompt).toContain('/items must be array')
    expect(server.calls[1]?.request.prompt).toContain('type of TypeScript:\n{ items: string[] }')
    expect(answer.usage.promptTokens).toBeGreaterThan(Math.ceil((server.calls[2]?.request.prompt.length ?? 0) / 4))
  })

  it.each(['None', 'no', 'null', '', '[]', 'The set {a, b}'])('never accepts %j', async (text) => {
    const { model, server } = await setUp({ script: () => text })
    await expect(model.chat(ask('x', { schema }), { signal })).rejects.toMatchObject({ code: 'MODEL_BAD_ANSWER' })
    expect(server.calls.length).toBe(3)
  })

  it('leaves out what a server calls unsupported', async () => {
    const { model, server } = await setUp({
      script: ({ n, temperature }) =>
        n === 1
          ? { status: 400, body: { error: { message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." } } }
          : temperature === undefined
            ? good
            : { status: 400, body: { error: { message: "Unsupported value: 'temperature'" } } },
    })
    expect((await model.chat(ask('x', { schema }), { signal })).json).toEqual({ items: ['a'] })
    expect(server.calls.map(({ request }) => request.format)).toEqual(['json_schema', 'json_schema', 'json_schema'])
  })
})

describe('the budget', () => {
  it('lets no call go out that does not fit, and is reconciled with what was used', async () => {
    const { model, server } = await setUp({ script: () => 'four' })
    const budget = createRunBudget({ tokens: 3000 }, () => new Date(0))
    await model.chat(ask('x'), { signal, budget })
    expect(budget.remaining().tokens).toBe(3000 - 2)
    await expect(model.chat(ask('x', { maxTokens: 5000 }), { signal, budget })).rejects.toMatchObject({ code: 'MODEL_BUDGET_SPENT' })
    expect(server.calls.length).toBe(1)
    expect(budget.remaining().tokens).toBe(3000 - 2)
  })

  it('tells of each pause before it, with its length and reason', async () => {
    const { model } = await setUp({
      script: ({ n }, fallback) => (n === 1 ? { status: 429, headers: { 'retry-after': '8' } } : fallback()),
    })
    const pauses: [number, string][] = []
    await model.chat(ask('x'), { signal, onPause: (ms, reason) => void pauses.push([ms, reason]) })
    expect(pauses).toEqual([[8000, 'the model server has too much to do (HTTP 429)']])
  })

  it('ends a call, its retries and pauses too, when the seconds of the run are over', async () => {
    const pause: ScriptedModelOptions['script'] = () => ({ status: 429, headers: { 'retry-after': '30' } })
    for (const options of [{ script: async () => new Promise<never>(() => {}) }, { script: pause }]) {
      const services = {
        ...createTestServices(),
        sleep: async (ms: number, aborted?: AbortSignal) => wait(ms, undefined, aborted ? { signal: aborted } : {}),
      }
      const { model } = await setUp({ script: options.script }, services)
      const budget = createRunBudget({ seconds: 0.2 }, () => new Date())
      await expect(model.chat(ask('x'), { signal, budget })).rejects.toMatchObject({ code: 'MODEL_BUDGET_SPENT' })
    }
  })
})
