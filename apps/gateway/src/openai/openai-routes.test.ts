import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGateway, providerKey, type OpenGateway } from '../../test/open-gateway.ts'

const models = 'echo mirror endless short silent flood busy flaky down cut leaky refusing moved drop late embed-small'.split(' ')
const messages = [{ role: 'user', content: 'Hello?' }]
let gateway: OpenGateway

beforeAll(async () => {
  gateway = await openGateway(models)
})
afterAll(async () => gateway.close())

const chat = (model: string, more: object = {}, init: RequestInit = {}): Promise<Response> =>
  gateway.post('/v1/chat/completions', { model, messages, ...more }, init)
const errorOf = async (answer: Response): Promise<{ message: string; type: string; code: string }> =>
  ((await answer.json()) as { error: { message: string; type: string; code: string } }).error

describe('a chat', () => {
  test('reaches the model with the operator’s key, byte for byte, and brings back its answer and headers', async () => {
    const body = '{ "model":"echo", "messages" : [{"role":"user","content":"Grüße 🎉"}], "seed":7.0 }'
    const answer = await gateway.post('/v1/chat/completions', null, {
      body,
      headers: { 'OpenAI-Beta': 'x=1', Cookie: 'a=b', 'X-Stainless-OS': 'Linux' },
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'Hello there' } }] })
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'x-request-id': 'req_1', 'cache-control': 'no-store' })
    for (const name of ['set-cookie', 'openai-organization']) expect(answer.headers.has(name)).toBe(false)
    const [call] = await gateway.provider.calls('echo')
    expect(call?.text).toBe(body)
    expect(call?.headers).toMatchObject({ authorization: `Bearer ${providerKey}`, 'openai-beta': 'x=1' })
    expect(Object.keys(call?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']))
    expect(JSON.stringify(call?.headers)).not.toContain('good-token')
    expect(gateway.runtime.counted).toContainEqual({ model: 'echo', token: 'first', tokens: { promptTokens: 11, completionTokens: 3 } })
  })

  test('comes back byte for byte where its length is told, in one piece and in many', async () => {
    for (const content of ['Grüße 🎉', 'Grüße 🎉'.repeat(50_000)]) {
      const answer = await chat('mirror', { messages: [{ role: 'user', content }] })
      const text = await answer.text()
      expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
      expect(JSON.parse(text)).toMatchObject({ choices: [{ message: { content } }] })
    }
  })

  test('streams event by event, tools too, and its usage is counted', async () => {
    const answer = await chat('short', { stream: true, tools: [{ type: 'function', function: { name: 'weather' } }] })
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    let pieces = 0
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value
      pieces += 1
    }
    expect(pieces).toBeGreaterThan(5)
    expect(text).toContain('"name":"weather"')
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
    expect(gateway.runtime.counted).toContainEqual({ model: 'short', token: 'first', tokens: { promptTokens: 11, completionTokens: 3 } })
  })

  test('of the studio’s own page goes the way of the routes, and only from that page', async () => {
    const cookie = `galley_session_${new URL(gateway.url).port}=${await gateway.runtime.access.openSession()}`
    const headers = { Authorization: '', Cookie: cookie }
    expect((await chat('echo', {}, { headers: { ...headers, Origin: gateway.url } })).status).toBe(200)
    expect(await errorOf(await chat('echo', {}, { headers: { ...headers, Origin: 'https://elsewhere.example' } }))).toMatchObject({
      code: 'ORIGIN_NOT_ALLOWED',
    })
  })

  test('names the model as its server does', async () => {
    gateway.runtime.routes.set('double:echo', [{ url: gateway.provider.url, isLocal: true, model: 'echo' }])
    expect((await chat('double:echo', { user: 'u1' })).status).toBe(200)
    const call = (await gateway.provider.calls('echo')).at(-1)
    expect(JSON.parse(call?.text ?? '')).toEqual({ model: 'echo', messages, user: 'u1' })
    expect(call?.headers.authorization).toBeUndefined()
  })

  test('embeddings and responses go the same way', async () => {
    expect(await (await gateway.post('/v1/embeddings', { model: 'embed-small', input: 'x' })).json()).toMatchObject({
      data: [{ embedding: [0.25, -0.5] }],
    })
    expect(await (await gateway.post('/v1/responses', { model: 'echo', input: 'x' })).json()).toMatchObject({ object: 'response' })
    expect(gateway.runtime.counted).toContainEqual({ model: 'echo', token: 'first', tokens: { promptTokens: 5, completionTokens: 6 } })
    expect((await gateway.provider.calls('echo')).at(-1)?.path).toBe('/v1/responses')
  })
})

describe('what is refused is refused as OpenAI’s clients read it', () => {
  test.each([
    ['no token', {}, { headers: { Authorization: '' } }, 401, 'TOKEN_MISSING'],
    ['a wrong token', {}, { headers: { Authorization: 'Bearer other' } }, 401, 'TOKEN_MISSING'],
    ['broken JSON', {}, { body: '{"model":' }, 400, 'JSON_INVALID'],
    ['bytes that are not UTF-8', {}, { body: Buffer.from([0x7b, 0xff, 0x7d]) }, 400, 'JSON_INVALID'],
    ['a list', {}, { body: '[]' }, 400, 'REQUEST_INVALID'],
    ['no messages', { messages: [] }, {}, 400, 'REQUEST_INVALID'],
    ['another media type', {}, { headers: { 'Content-Type': 'text/plain' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['an idempotency key with a space', {}, { headers: { 'Idempotency-Key': 'a b' } }, 400, 'REQUEST_INVALID'],
  ] as const)('%s', async (_, more, init, status, code) => {
    const answer = await chat('echo', more, init)
    expect(answer.status).toBe(status)
    expect(await errorOf(answer)).toMatchObject({ code, type: status === 401 ? 'authentication_error' : 'invalid_request_error' })
  })

  test('a model that nobody has', async () => {
    expect(await errorOf(await chat('nothing'))).toMatchObject({ code: 'MODEL_UNKNOWN' })
  })

  test('60 MB are not read to their end, with and without a length', async () => {
    const body = Buffer.alloc(60_000_000, ' ')
    expect(await errorOf(await chat('echo', {}, { body }))).toMatchObject({ code: 'BODY_TOO_LARGE' })
    const { hostname, port } = new URL(gateway.url)
    const socket = connect(Number(port), hostname).on('error', () => undefined)
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer good-token\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const piece = `100000\r\n${' '.repeat(0x100000)}\r\n`
    const write = (left: number): void => void (left > 0 && !socket.destroyed && socket.write(piece, () => write(left - 1)))
    write(60)
    const [head] = (await once(socket, 'data')) as [Buffer]
    expect(head.toString()).toMatch(/^HTTP\/1\.1 413 /)
    expect(socket.bytesWritten).toBeLessThan(40_000_000)
    socket.destroy()
  })
})

describe('when the provider fails', () => {
  test('a 429 comes through with its Retry-After, once', async () => {
    const answer = await chat('busy')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await errorOf(answer)).toEqual({ message: 'slow down' })
    expect(await gateway.provider.calls('busy')).toHaveLength(1)
  })

  test('it is asked again before the first byte, but not for longer than a client waits', async () => {
    expect((await chat('flaky')).status).toBe(200)
    expect(await gateway.provider.calls('flaky')).toHaveLength(3)
    expect((await chat('cut')).status).toBe(200)
    expect((await chat('down')).headers.get('retry-after')).toBe('60')
    expect(await gateway.provider.calls('down')).toHaveLength(1)
  })

  test('the operator’s key comes back from nowhere', async () => {
    const leaky = await (await chat('leaky')).text()
    expect(leaky).toContain('[redacted]')
    const refused = await chat('refusing')
    expect(refused.status).toBe(502)
    const text = await refused.text()
    expect(text).toContain('MODEL_REFUSED')
    expect(leaky + text).not.toContain(providerKey)
  })

  test('a redirect is not followed and not passed on', async () => {
    const answer = await chat('moved', {}, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([502, null])
    expect(await errorOf(answer)).toMatchObject({ code: 'MODEL_WRONG_SERVER' })
  })

  test('a stream that breaks off ends with an error that clients read', async () => {
    const text = await (await chat('drop', { stream: true })).text()
    expect(text).toContain('t0 ')
    expect(text).toMatch(/\n\ndata: \{"error":\{.*MODEL_BROKE_OFF.*\n\n$/)
    expect(gateway.said.at(-1)).toContain('broke off its answer')
  })

  test('a server that is not there is said to be unreachable; its fallback answers, and in the end it is not asked any more', async () => {
    const gone = { url: 'http://127.0.0.1:1/v1', isLocal: true, model: 'gone' }
    gateway.runtime.routes.set('gone', [gone])
    expect(await errorOf(await chat('gone'))).toMatchObject({ code: 'MODEL_UNREACHABLE', type: 'server_error' })
    const down = { url: gateway.provider.url, isLocal: true, model: 'down' }
    const echo = { url: `${gateway.provider.url}/`.replace(/\/$/, ''), isLocal: true, model: 'echo' }
    gateway.runtime.routes.set('guarded', [down, echo])
    const before = (await gateway.provider.calls('down')).length
    for (let n = 0; n < 7; n += 1) expect((await chat('guarded')).status).toBe(200)
    expect((await gateway.provider.calls('down')).length - before).toBe(5)
  })
})

describe('a client that leaves stops the provider', () => {
  test.each([
    ['before the first token', 'silent', { stream: true }],
    ['before an answer that is not streamed', 'silent', {}],
    ['in the middle of a stream', 'endless', { stream: true }],
  ] as const)('%s', async (_, model, more) => {
    const leave = new AbortController()
    const before = (await gateway.provider.calls(model)).length
    const asked = chat(model, more, { signal: leave.signal })
    await gateway.provider.until(model, (calls) => calls.length > before)
    if (model === 'endless') await (await asked).body!.getReader().read()
    leave.abort()
    await asked.catch(() => undefined)
    const left = await gateway.provider.until(model, (calls) => calls.at(-1)?.isCancelled === true)
    expect(left.at(-1)?.tokens).toBeLessThan(100)
  })

  test('a client that does not read holds the provider back', async () => {
    const answer = await chat('flood', { stream: true })
    const reader = answer.body!.getReader()
    await reader.read()
    let last = -1
    const seen = await gateway.provider.until('flood', ([call]) => {
      const isStill = call?.bytes === last
      last = call?.bytes ?? 0
      return isStill && last > 0
    })
    expect(seen[0]?.bytes).toBeLessThan(24 * 1024 * 1024)
    await reader.cancel()
    await gateway.provider.until('flood', ([call]) => call?.isCancelled === true)
  })
})

describe('a key of idempotency', () => {
  test('makes of two equal calls one, streamed or not, and of two at once too', async () => {
    for (const more of [{}, { stream: true }]) {
      const before = (await gateway.provider.calls('late')).length
      const headers = { 'Idempotency-Key': `"k-${JSON.stringify(more).length}"` }
      const [first, second] = await Promise.all([chat('late', more, { headers }), chat('late', more, { headers })])
      expect([first.status, second.status].toSorted()).toEqual([200, 409])
      expect(await errorOf(first.status === 409 ? first : second)).toMatchObject({ code: 'IDEMPOTENCY_KEY_BUSY' })
      const text = await (first.status === 200 ? first : second).text()
      const again = await chat('late', more, { headers })
      expect([again.headers.get('idempotency-replayed'), await again.text()]).toEqual(['true', text])
      expect((await gateway.provider.calls('late')).length - before).toBe(1)
      expect(await errorOf(await chat('late', { ...more, seed: 2 }, { headers }))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    }
  })

  test('is free again when the call failed', async () => {
    const headers = { 'Idempotency-Key': 'k-busy' }
    expect((await chat('busy', {}, { headers })).status).toBe(429)
    expect((await chat('busy', {}, { headers })).status).toBe(429)
  })
})

test('a stream in flight is finished when the gateway closes', async () => {
  const other = await openGateway(['short'])
  const answer = await other.post('/v1/chat/completions', { model: 'short', messages, stream: true })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = (await reader.read()).value ?? ''
  const closed = other.serving.close()
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
  await closed
  other.provider.stop()
})

test('nothing went wrong that the operator would have to read about', () => {
  expect(gateway.said.filter((line) => !line.includes('broke off'))).toEqual([])
})
