// A small OpenAI-compatible server over llama.cpp: node bench/live/server.ts MODEL.gguf [PORT]
// It prints its address on stdout and serves one chat at a time. What it needs is installed in this folder only,
// outside the workspace: hence the dynamic import and the few types of its own.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'

interface Sequence {
  clearHistory(): Promise<void>
}
interface PromptOptions {
  readonly temperature: number
  readonly maxTokens: number
  readonly grammar?: unknown
  readonly signal: AbortSignal
  readonly onTextChunk: (text: string) => void
}
interface Session {
  setChatHistory(history: readonly object[]): void
  promptWithMeta(text: string, options: PromptOptions): Promise<{ readonly responseText: string; readonly stopReason: string }>
  dispose(): void
}
interface Model {
  createContext(options: { contextSize: number; threads: number }): Promise<{ getSequence(): Sequence }>
  tokenize(text: string): readonly number[]
}
interface Llama {
  loadModel(options: { modelPath: string }): Promise<Model>
  createGrammarForJsonSchema(schema: object): Promise<unknown>
}
interface LlamaPackage {
  readonly getLlama: (options: { build: 'never'; gpu: false; maxThreads: number; logLevel: 'error' }) => Promise<Llama>
  readonly LlamaChatSession: new (options: { contextSequence: Sequence; autoDisposeSequence: false }) => Session
}
interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}
interface Body {
  readonly messages: readonly Message[]
  readonly stream?: boolean
  readonly max_tokens?: number
  readonly temperature?: number
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema?: object } }
}

const [modelPath = '', port = '0'] = process.argv.slice(2)
// Without this llama.cpp counts the host's processors, not the container's: 118 s for what takes 0.7 s.
const maxThreads = availableParallelism()
// llama.cpp's threads wait for each other at every layer: where they do not all have a processor to themselves, one answer took 40 s
// instead of 0.6 s. One processor is left to Galley.
const threads = Math.max(1, maxThreads - 1)
const packageName: string = 'node-llama-cpp'
const { getLlama, LlamaChatSession } = (await import(packageName)) as LlamaPackage
const llama = await getLlama({ build: 'never', gpu: false, maxThreads, logLevel: 'error' })
const model = await llama.loadModel({ modelPath })
const sequence = (await model.createContext({ contextSize: 2048, threads })).getSequence()
const id = basename(modelPath, '.gguf')
const grammars = new Map<string, unknown>()
let last: Promise<unknown> = Promise.resolve()

async function grammarFor({ response_format: format }: Body): Promise<unknown> {
  const schema = format?.json_schema?.schema ?? (format?.type === 'json_object' ? { type: 'object' } : undefined)
  if (schema === undefined) return undefined
  const key = JSON.stringify(schema)
  if (!grammars.has(key)) grammars.set(key, await llama.createGrammarForJsonSchema(schema))
  return grammars.get(key)
}

async function generate(body: Body, signal: AbortSignal, onTextChunk: (text: string) => void): Promise<{ text: string; finish: string }> {
  const grammar = await grammarFor(body)
  await sequence.clearHistory()
  const session = new LlamaChatSession({ contextSequence: sequence, autoDisposeSequence: false })
  const earlier = body.messages.slice(0, -1)
  session.setChatHistory(
    earlier.map(({ role, content }) => (role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content })),
  )
  const options = { temperature: body.temperature ?? 0, maxTokens: body.max_tokens ?? 512, signal, onTextChunk }
  const prompt = body.messages.at(-1)?.content ?? ''
  const answer = await session.promptWithMeta(prompt, grammar === undefined ? options : { ...options, grammar })
  session.dispose()
  return { text: answer.responseText, finish: answer.stopReason === 'maxTokens' ? 'length' : 'stop' }
}

async function chat(body: Body, response: ServerResponse): Promise<void> {
  const control = new AbortController()
  response.once('close', () => control.abort())
  const head = { id: 'chatcmpl-live', created: 0, model: id }
  const event = (value: object): unknown =>
    response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...value })}\n\n`)
  const isStream = body.stream === true
  if (isStream) response.writeHead(200, { 'content-type': 'text/event-stream' })
  const { text, finish } = await generate(body, control.signal, (content) => {
    if (isStream) event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })
  })
  const prompt = body.messages.reduce((sum, { content }) => sum + model.tokenize(content).length, 0)
  const usage = { prompt_tokens: prompt, completion_tokens: model.tokenize(text).length }
  if (isStream) {
    event({ choices: [{ index: 0, delta: {}, finish_reason: finish }] })
    event({ choices: [], usage })
    response.end('data: [DONE]\n\n')
    return
  }
  const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }]
  send(response, 200, { ...head, object: 'chat.completion', choices, usage })
}

function send(response: ServerResponse, status: number, value: object): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/v1/models') {
    return send(response, 200, { object: 'list', data: [{ id, object: 'model', created: 0, owned_by: 'local' }] })
  }
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return send(response, 404, { error: { message: 'not found' } })
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += String(part)
  const body = JSON.parse(text) as Body
  const turn = last.then(async () => (response.destroyed ? undefined : chat(body, response)))
  last = turn.catch(() => undefined)
  return turn
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => send(response, 400, { error: { message: String(error) } }))
})
server.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1\n`)
})
process.on('SIGTERM', () => process.exit(0))
