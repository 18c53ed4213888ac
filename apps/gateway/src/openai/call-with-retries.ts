import type { ServerResponse } from 'node:http'
import { pauseMs } from '@galley/runtime'
import { callUpstream, type UpstreamCall } from './call-upstream.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { mayHaveSpent, type UpstreamOutcome } from './upstream-outcome.ts'

/** Retries of one server after the first call. */
const maxRetries = 2

/** Longest pause that a provider may ask for and is waited for here, in milliseconds: beyond it the client is told. */
const maxPauseMs = 2000

/** Statuses after which the same request may succeed a moment later. A 429 is the client's to wait for: it is told `Retry-After`. */
const transient = new Set([408, 500, 502, 503, 504])

/** Calls a server, and again after a pause where it fails for a moment. Never rejects. */
export function callWithRetries(call: UpstreamCall, { dispatcher, random }: PassOnServices): Promise<UpstreamOutcome> {
  const { outgoing: client } = call.exchange
  return new Promise((resolve) => {
    const attempt = (retry: number): void =>
      callUpstream(dispatcher, call, (outcome) => {
        const asked = retry < maxRetries && mayRepeat(outcome, call) ? askedPauseMs(outcome) : null
        if (asked === null) return resolve(outcome)
        const ms = Math.max(asked, pauseMs(retry, { kind: 'connection', reason: '' }, random))
        void pause(ms, client).then(() => (client.destroyed ? resolve({ kind: 'left' }) : attempt(retry + 1)))
      })
    attempt(0)
  })
}

/** True after a failure of a moment, unless a budget binds the call and it may have been paid for. */
function mayRepeat(outcome: UpstreamOutcome, { isBound }: UpstreamCall): boolean {
  const isTransient = outcome.kind === 'unreached' || (outcome.kind === 'refused' && transient.has(outcome.status))
  return isTransient && !(isBound && mayHaveSpent(outcome))
}

/** Reads the pause that a provider asks for; null for a date, or a pause that nobody waits for here: they are for the client to read. */
function askedPauseMs(outcome: UpstreamOutcome): number | null {
  const asked = outcome.kind === 'refused' ? Number(outcome.headers['retry-after'] ?? 0) * 1000 : 0
  return asked <= maxPauseMs ? asked : null
}

/** Waits, but no longer than the client does. */
function pause(ms: number, client: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      client.off('close', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    client.on('close', end)
  })
}
