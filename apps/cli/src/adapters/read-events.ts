import { endedStatuses, type DraftEvent, type Ephemeral } from '@galley/sdk'
import { createParser } from 'eventsource-parser'
import { fault } from '../faults.ts'

/** Streams in a row that may end without a new event before the reader gives up. */
const maxFailures = 5
const ends: ReadonlySet<string> = new Set(endedStatuses.map((status) => `draft.${status}`))

/** A gateway's stream of events, and how it is followed. */
export interface EventStream {
  /** Address of the gateway, for the fault. */
  readonly url: string
  /** Opens the stream after the event of a number. */
  readonly open: (lastEventId: number) => Promise<Response>
  /** Number of the last event that is known. */
  readonly since: number
  readonly signal: AbortSignal
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/**
 * Reads a draft's events over SSE (WHATWG, text/event-stream), each numbered one exactly once; a cut stream is taken up
 * again with `Last-Event-ID`. Ends after the run's last event, at a 204 (WHATWG: do not come again), or when the signal aborts.
 * Fault GATEWAY_UNREACHABLE after five streams in a row without an event.
 */
export async function* readEvents({ url, open, since, signal, sleep }: EventStream): AsyncGenerator<DraftEvent | Ephemeral> {
  let last = since
  for (let failures = 0; failures < maxFailures && !signal.aborted; failures += 1) {
    const response = await open(last)
    if (response.status === 204) return
    for await (const message of readMessages(response, signal)) {
      const event = JSON.parse(message) as DraftEvent | Ephemeral
      if ('seq' in event) {
        if (event.seq <= last) continue
        last = event.seq
        failures = 0
      }
      yield event
      if (ends.has(event.type)) return
    }
    if (!signal.aborted) await sleep(200 * 2 ** failures, signal)
  }
  if (!signal.aborted)
    throw fault('GATEWAY_UNREACHABLE', { url, problem: `its stream of events ended ${maxFailures} times before the run did` })
}

/** Decodes the `data` of each message; a connection that breaks ends the stream, and the caller opens the next. */
async function* readMessages({ body }: Response, signal: AbortSignal): AsyncGenerator<string> {
  if (body === null) return
  const messages: string[] = []
  const parser = createParser({ onEvent: ({ data }) => void messages.push(data) })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of body) {
      parser.feed(decoder.decode(chunk, { stream: true }))
      yield* messages.splice(0)
    }
  } catch (error) {
    // `fetch` tells of a cut connection by a TypeError.
    if (!signal.aborted && !(error instanceof TypeError)) throw error
  }
}
