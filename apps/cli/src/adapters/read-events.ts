import type { DraftEvent, Ephemeral } from '@galley/sdk'

const ends = new Set(['draft.done', 'draft.failed', 'draft.cancelled'])

/**
 * Reads a draft's events over SSE (WHATWG, text/event-stream), each numbered one exactly once; a cut stream is taken up
 * again with `Last-Event-ID`. Ends after the run's last event or when the signal aborts.
 */
export async function* readEvents(
  open: (lastEventId: number) => Promise<Response>,
  since: number,
  signal: AbortSignal,
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>,
): AsyncGenerator<DraftEvent | Ephemeral> {
  let last = since
  for (let failures = 0; failures < 5 && !signal.aborted; failures += 1) {
    const response = await open(last)
    for await (const message of parseMessages(response, signal)) {
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
}

async function* parseMessages(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  if (!response.body) return
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const piece of response.body) {
      rest += decoder.decode(piece, { stream: true }).replaceAll('\r\n', '\n')
      for (let cut = rest.indexOf('\n\n'); cut >= 0; cut = rest.indexOf('\n\n')) {
        const data = rest
          .slice(0, cut)
          .split('\n')
          .filter((line) => line.startsWith('data:'))
          .map((line) => line.slice(5).trimStart())
        rest = rest.slice(cut + 2)
        if (data.length > 0) yield data.join('\n')
      }
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof TypeError)) throw error
  }
}
