import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseChatRequest, type ChatRequest } from './chat-request.ts'
import { likelyAnswer } from './likely-answer.ts'
import { pickPlants, type Plant, type Plants } from './plant.ts'
import { createSeeded } from './create-seeded.ts'
import { writePlanted } from './write-planted.ts'
import { writeReply } from './write-reply.ts'

/** Reply of a script: a text, or something that goes wrong. */
export type ScriptedReply =
  | string
  | { readonly plant: Plant; readonly text?: string }
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/** Answers a chat. `fallback` is the answer that would be given without the script. */
export type Script = (request: ChatRequest, fallback: () => string) => ScriptedReply | Promise<ScriptedReply>

/** Behaviour of a scripted model server. */
export interface ScriptedModelOptions {
  /** Answers the chats; without one, what looks likely for the request is answered. */
  readonly script?: Script
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number
  /** Models that `GET /v1/models` lists; `scripted-8b` when left out. */
  readonly models?: readonly string[]
  /** Kind of `response_format` that it accepts at most; the rest is refused with HTTP 400. */
  readonly structured?: 'json_schema' | 'json_object' | 'none'
  /** Faults to plant, and how often. */
  readonly plants?: Plants
  /** Goes wrong with every request, the list of models too: a server that hangs, closes or is something else altogether. */
  readonly everywhere?: Extract<Plant, 'hang' | 'close' | 'html' | 'server-error'>
  /** Seed that decides what goes wrong when; 1 when left out. */
  readonly seed?: number
  /** The only key that is not refused with HTTP 401. */
  readonly key?: string
  /** A model that cannot follow an instruction: it answers every question with the same words. */
  readonly isDull?: boolean
}

/** A chat call that came in. */
export interface ScriptedCall {
  readonly request: ChatRequest
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** True once the caller hung up before the answer was complete. */
  readonly wasAborted: () => boolean
}

/** A running scripted model server. */
export interface ScriptedModel {
  /** Base address, `http://127.0.0.1:PORT/v1`. */
  readonly url: string
  /** Every chat call so far, in order. */
  readonly calls: readonly ScriptedCall[]
  /** Counts the requests for the list of models. */
  readonly listed: () => number
  close(): Promise<void>
}

interface State {
  readonly options: ScriptedModelOptions
  readonly calls: ScriptedCall[]
  readonly random: () => number
  listed: number
}

/** Starts an OpenAI-compatible server on loopback that answers by a script, over real HTTP, streamed when asked for. */
export async function startScriptedModel(options: ScriptedModelOptions = {}): Promise<ScriptedModel> {
  const state: State = { options, calls: [], random: createSeeded(options.seed ?? 1), listed: 0 }
  const server = createServer((request, response) => {
    handle(state, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls: state.calls,
    listed: () => state.listed,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { key, models = ['scripted-8b'], everywhere } = state.options
  const body = await readBody(request)
  if (everywhere !== undefined) return writePlanted(response, everywhere)
  if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
    return writeError(response, 401, `Incorrect API key provided: ${request.headers.authorization ?? 'none'}`)
  }
  if (request.method === 'GET' && request.url === '/v1/models') {
    state.listed += 1
    return writeJson(response, 200, {
      object: 'list',
      data: models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'testkit' })),
    })
  }
  if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return writeError(response, 404, 'there is nothing here')
  return answer(state, request, response, body)
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
  const { structured = 'json_schema', plants = {}, script, isDull = false } = state.options
  const chat = parseChatRequest(body, state.calls.length + 1)
  let isAborted = false
  response.once('close', () => (isAborted = !response.writableFinished))
  state.calls.push({ request: chat, headers: request.headers, wasAborted: () => isAborted })
  if (refuses(structured, chat.format)) {
    return writeError(response, 400, `response_format.type ${chat.format} is not supported by this server`)
  }
  const picked = pickPlants(plants, state.random)
  const fallback = (): string => (isDull ? 'I am a language model and like to help.' : likelyAnswer(chat, picked, state.random))
  const reply = script === undefined ? fallback() : await script(chat, fallback)
  if (typeof reply === 'object' && 'status' in reply)
    return writeJson(response, reply.status, reply.body ?? { error: { message: 'scripted' } }, reply.headers)
  if (typeof reply === 'object') return writePlanted(response, reply.plant, chat, reply.text ?? fallback())
  const wrong = (['rate-limit', 'server-error', 'hang', 'close', 'break-off', 'html'] as const).find((plant) => picked.has(plant))
  return wrong === undefined ? writeReply(response, chat, reply) : writePlanted(response, wrong, chat, reply)
}

function refuses(structured: 'json_schema' | 'json_object' | 'none', format: ChatRequest['format']): boolean {
  if (format === 'text') return false
  return structured === 'none' || (structured === 'json_object' && format === 'json_schema')
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function writeJson(response: ServerResponse, status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}

function writeError(response: ServerResponse, status: number, message: string): void {
  writeJson(response, status, { error: { message, type: 'invalid_request_error', code: null } })
}
