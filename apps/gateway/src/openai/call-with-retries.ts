import type { ServerResponse } from 'node:http'
import { pauseMs } from '@galley/runtime'
import { readRetryAfter } from '@galley/sdk'
import type { Exchange } from '../shortcut.ts'
import { callUpstream, type UpstreamCall } from './call-upstream.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { mayHaveSpent, type UpstreamOutcome } from './upstream-outcome.ts'

/** Retries of one server after the first call. */
const maxRetries = 2

/** Longest pause that a provider may ask for and is waited for here, in milliseconds: beyond it the client is told. */
const maxPauseMs = 2000

/** Statuses after which the same request may succeed a moment later. A 429 is the client's to wait for: it is told `Retry-After`. */
const transient = new Set([408, 500, 502, 503, 504])

/** Calls a server, and again after a pause where it fails for a moment. */
export async function callWithRetries(
  { dispatcher, random, clock }: PassOnServices,
  call: UpstreamCall,
  exchange: Exchange,
): Promise<UpstreamOutcome> {
  const { outgoing: client } = exchange
  for (let retry = 0; ; retry += 1) {
    const outcome = await callUpstream(dispatcher, call, exchange)
    const isTransient = outcome.kind === 'unreached' || (outcome.kind === 'refused' && transient.has(outcome.status))
    if (!isTransient || retry >= maxRetries || (call.isBound && mayHaveSpent(outcome))) return outcome
    const asked = outcome.kind === 'refused' ? (readRetryAfter(outcome.headers['retry-after'] ?? '', clock()) ?? 0) : 0
    // A pause that nobody waits for here is for the client to read.
    if (asked > maxPauseMs) return outcome
    await pause(Math.max(asked, pauseMs(retry, { kind: 'connection', reason: '' }, random)), client)
    if (client.destroyed) return { kind: 'left' }
  }
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
