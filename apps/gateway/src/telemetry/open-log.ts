import type { SeenRequest } from '../seen-request.ts'
import type { RequestEnd } from './telemetry.ts'

/** Log of a gateway: its lines for people, and its requests. */
export interface GatewayLog {
  readonly say: (line: string) => void
  readonly request: (request: SeenRequest, end: RequestEnd) => void
}

/** Clock, output and level of detail of the log. */
export interface LogOptions {
  readonly write: (line: string) => void
  readonly clock: () => Date
  readonly settings: { readonly log: 'text' | 'json'; readonly prompts: boolean }
}

/** Most bytes of a prompt that a line holds. */
const maxPromptBytes = 100_000

/**
 * Opens the log. As text it holds lines for people only. As JSON every line is an object with `time`, `level` and `message`, and each request has one: its id,
 * route, status, seconds, the name of its token, the model and its tokens. Paths, queries, headers and bodies are never in it; prompts where the operator asks.
 */
export function openLog({ write, clock, settings }: LogOptions): GatewayLog {
  if (settings.log === 'text') return { say: write, request: () => undefined }
  const put = (level: 'info' | 'error', message: string, more: object = {}): void =>
    write(JSON.stringify({ time: clock().toISOString(), level, message, ...more }))
  return {
    say: (line) => put('info', line),
    request: ({ id, method, startedAt, caller, call, prompt }, { endedAt, route, status, isCut }) =>
      put((status ?? 0) >= 500 ? 'error' : 'info', 'request', {
        requestId: id,
        method,
        route,
        status,
        seconds: (endedAt - startedAt) / 1000,
        token: caller,
        ...(isCut ? { cut: true } : {}),
        ...(call && { model: call.model, inputTokens: call.tokens?.promptTokens, outputTokens: call.tokens?.completionTokens }),
        ...(settings.prompts && prompt !== undefined ? { prompt: Buffer.from(prompt.subarray(0, maxPromptBytes)).toString('utf8') } : {}),
      }),
  }
}
