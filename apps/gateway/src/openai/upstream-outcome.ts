import type { IncomingHttpHeaders } from 'node:http'
import type { ToldTokens } from './usage-tap.ts'

/** Outcome of a call. Only after `answered` and `broken` something was written to the client. */
export type UpstreamOutcome =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly tokens: ToldTokens | null
      /** Unix milliseconds of its first piece. */
      readonly firstAt: number
    }
  /** The client left: the provider was told to stop. */
  | { readonly kind: 'left' }
  /** The answer broke off in the middle. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** The provider answered with an error. */
  | { readonly kind: 'refused'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly kind: 'unreached'; readonly reason: string }
  /** The answer did not begin, or did not go on, in so many milliseconds. */
  | { readonly kind: 'timeout'; readonly ms: number }

/** Reasons why a connection never stood. */
const neverConnected = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT/

/** True where the provider may have worked, and counts it, without telling how much. */
export function mayHaveSpent(outcome: UpstreamOutcome): boolean {
  if (outcome.kind === 'unreached') return !neverConnected.test(outcome.reason)
  return outcome.kind === 'timeout' || outcome.kind === 'left' || outcome.kind === 'broken'
}
