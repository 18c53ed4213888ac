import type OpenAI from 'openai'
import type { Endpoint } from './endpoint.ts'
import { createClient } from './create-client.ts'
import { createCompletionCollector, readCompletion, type Completion } from './completion.ts'
import { rootCause } from './root-cause.ts'
import { retryAfterMs } from './retry-after-ms.ts'
import type { RequestBody } from './request-body.ts'
import type { CallResult } from './retry.ts'
import type { Timeouts } from './timeouts.ts'
import type { CallFailure } from './call-failure.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'
import type { ModelServices } from './model-services.ts'

/** Options of one HTTP call. */
export interface SendOptions {
  readonly services: Pick<ModelServices, 'fetch' | 'sleep' | 'clock'>
  readonly timeouts: Timeouts
  readonly signal: AbortSignal
  /** Receives the pieces of the answer; without it the answer is not streamed. */
  readonly onText?: (text: string) => void
}

/** Makes one HTTP call of a chat completion. It throws only when the caller's signal is aborted; every other failure is data. */
export async function sendRequest(endpoint: Endpoint, body: RequestBody, options: SendOptions): Promise<CallResult<Completion>> {
  const { signal, timeouts, services } = options
  signal.throwIfAborted()
  const watchdog = createWatchdog(services.sleep, signal, { phase: 'the answer', ms: timeouts.totalMs })
  try {
    const client = await createClient(endpoint, services.fetch)
    const answer =
      options.onText === undefined
        ? await whole(client, body, watchdog)
        : await streamed(client, body, { watchdog, timeouts, onText: options.onText })
    return 'kind' in answer ? { ok: false, failure: answer } : { ok: true, value: answer }
  } catch (error) {
    signal.throwIfAborted()
    return { ok: false, failure: failureOf(error, watchdog, services.clock) }
  } finally {
    watchdog.close()
  }
}

async function whole(client: OpenAI, body: RequestBody, watchdog: Watchdog): Promise<Completion | CallFailure> {
  const response = await client.chat.completions.create(params(body), { signal: watchdog.signal }).asResponse()
  return readCompletion(await response.text())
}

async function streamed(
  client: OpenAI,
  body: RequestBody,
  { watchdog, timeouts, onText }: { readonly watchdog: Watchdog } & Required<Pick<SendOptions, 'timeouts' | 'onText'>>,
): Promise<Completion | CallFailure> {
  watchdog.watch('the first word', timeouts.firstByteMs)
  const streaming = { ...params(body), stream: true, stream_options: { include_usage: true } } as const
  const response = await client.chat.completions.create(streaming, { signal: watchdog.signal }).asResponse()
  // A server that does not stream answers in one piece.
  if (!(response.headers.get('content-type') ?? '').includes('event-stream')) {
    const answer = readCompletion(await response.text())
    if (!('kind' in answer)) onText(answer.text)
    return answer
  }
  const { Stream } = await import('openai/streaming')
  const collector = createCompletionCollector(onText)
  for await (const chunk of Stream.fromSSEResponse<unknown>(response, abortedBy(watchdog.signal))) {
    watchdog.watch('the next word', timeouts.idleMs)
    collector.add(chunk)
  }
  watchdog.signal.throwIfAborted()
  return collector.result()
}

/** The stream aborts this controller when it is left early; the call itself is ended by the watchdog. */
function abortedBy(signal: AbortSignal): AbortController {
  const controller = new AbortController()
  signal.addEventListener('abort', () => controller.abort(), { once: true })
  return controller
}

function params(body: RequestBody): OpenAI.ChatCompletionCreateParamsNonStreaming {
  // The servers' own dialects are wider than the package's types.
  return body as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming
}

function failureOf(error: unknown, watchdog: Watchdog, clock: () => Date): CallFailure {
  const expired = watchdog.expired()
  if (expired !== null) return { kind: 'timeout', ...expired }
  const { status, headers, message } = error as { readonly status?: unknown; readonly headers?: unknown; readonly message?: unknown }
  if (typeof status !== 'number') return { kind: 'connection', reason: rootCause(error) }
  const pause = headers instanceof Headers ? retryAfterMs(headers, clock()) : undefined
  return {
    kind: 'status',
    status,
    reason: typeof message === 'string' ? message.replace(/^\d{3} /, '') : '',
    ...(pause === undefined ? {} : { retryAfterMs: pause }),
  }
}
