// A double of a model provider, in a process of its own: `node provider.ts` prints its port. Its behaviour is the name of the model.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SeenCall } from './seen-call.ts'

const calls: (SeenCall & { tokens: number; bytes: number; isCancelled: boolean })[] = []
const usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14, prompt_tokens_details: { cached_tokens: 2 } }
const tool = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } }

const json = (response: ServerResponse, status: number, value: unknown, headers = {}): void => {
  const text = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-request-id': 'req_1',
    'openai-organization': 'acme',
    'set-cookie': 'a=b',
    ...headers,
  })
  response.end(text)
}

const completion = (model: string, message: object): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_700_000_000,
  model,
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello there', ...message }, finish_reason: 'stop' }],
  usage,
})

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`
const chunk = (model: string, delta: object, finish: string | null = null): string =>
  event({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, choices: [{ index: 0, delta, finish_reason: finish }] })

async function stream(response: ServerResponse, model: string, call: (typeof calls)[number], body: { tools?: unknown }): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_2' })
  const count = model === 'endless' ? 500 : model === 'short' ? 20 : 3
  if (body.tools !== undefined) response.write(chunk(model, { role: 'assistant', tool_calls: [{ index: 0, ...tool }] }))
  for (let n = 0; n < count && !response.destroyed; n += 1) {
    response.write(chunk(model, { role: 'assistant', content: `t${n} ` }))
    call.tokens += 1
    if (model === 'drop' && n === 1) return void response.destroy()
    await sleep(model === 'endless' || model === 'short' ? 10 : 1)
  }
  response.write(chunk(model, {}, body.tools === undefined ? 'stop' : 'tool_calls'))
  response.end(`${event({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model, choices: [], usage })}data: [DONE]\n\n`)
}

/** Writes 64 MiB as fast as it is read. */
function flood(response: ServerResponse, call: (typeof calls)[number]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const piece = Buffer.alloc(64 * 1024, 'x')
  const write = (): void => {
    while (call.bytes < 64 * 1024 * 1024 && !response.destroyed) {
      call.bytes += piece.length
      if (!response.write(piece)) return void response.once('drain', write)
    }
    response.end()
  }
  write()
}

/** Goes wrong as the model's name says; false where the model is a good one. */
function fail(request: IncomingMessage, response: ServerResponse, call: (typeof calls)[number]): boolean {
  const nth = calls.filter((other) => other.model === call.model).length
  const failures: Readonly<Record<string, () => unknown>> = {
    silent: () => undefined,
    flood: () => flood(response, call),
    busy: () => json(response, 429, { error: { message: 'slow down' } }, { 'retry-after': '7' }),
    down: () => json(response, 503, { error: { message: 'down' } }, { 'retry-after': '60' }),
    leaky: () => json(response, 400, { error: { message: `bad request with ${request.headers.authorization}` } }),
    refusing: () => json(response, 401, { error: { message: `Incorrect API key provided: ${request.headers.authorization}` } }),
    moved: () => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ...(nth <= 2 ? { flaky: () => json(response, 503, { error: { message: 'warming up' } }) } : {}),
    ...(nth === 1 ? { cut: () => response.destroy() } : {}),
  }
  failures[call.model]?.()
  return call.model in failures
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? ''
  if (url === '/stats') return json(response, 200, calls)
  if (url === '/v1/models')
    return json(response, 200, {
      object: 'list',
      data: ['echo', 'plain', 'short', 'busy', 'embed-small'].map((id) => ({ id, object: 'model' })),
    })
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  const body = JSON.parse(text) as { model: string; stream?: boolean; tools?: unknown; messages?: { content: string }[] }
  const { model } = body
  const call = { path: url, model, headers: request.headers, text, tokens: 0, bytes: 0, isCancelled: false }
  calls.push(call)
  response.once('close', () => (call.isCancelled = !response.writableFinished))
  if (url === '/v1/embeddings')
    return json(response, 200, {
      object: 'list',
      model,
      data: [{ object: 'embedding', index: 0, embedding: [0.25, -0.5] }],
      usage: { prompt_tokens: 4, total_tokens: 4 },
    })
  if (fail(request, response, call)) return
  if (body.stream === true) return stream(response, model, call, body)
  if (model === 'late') await sleep(300)
  if (model === 'mirror') return json(response, 200, completion(model, { content: body.messages?.[0]?.content }))
  if (url === '/v1/responses')
    return json(response, 200, { id: 'resp_1', object: 'response', model, output: [], usage: { input_tokens: 5, output_tokens: 6 } })
  json(response, 200, completion(model, body.tools === undefined ? {} : { content: null, tool_calls: [tool] }))
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.on('disconnect', () => process.exit(0))
