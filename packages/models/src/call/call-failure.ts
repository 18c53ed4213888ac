import { redact, type Fault } from '@galley/fault'
import type { Endpoint } from './endpoint.ts'
import { fault } from '../faults.ts'

/** Reason why one HTTP call gave no answer, as data: the retry decides on it, and at last it becomes a fault. */
export type CallFailure =
  | { readonly kind: 'status'; readonly status: number; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'connection'; readonly reason: string }
  | { readonly kind: 'timeout'; readonly phase: string; readonly ms: number }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Words of servers for a prompt that does not fit. */
const tooLong = /context (length|size|window)|maximum context|prompt is too long|exceeds? the (available )?context/i

/** True when a request was refused (400, 422, …) for its length rather than its form. */
export function isPromptTooLong({ reason }: { readonly reason: string }): boolean {
  return tooLong.test(reason)
}

/** True when the same request may succeed a moment later: 429, 408, 5xx but 501, a broken connection. */
export function isRetryable(failure: CallFailure): boolean {
  if (failure.kind === 'connection') return true
  return failure.kind === 'status' && (failure.status === 429 || failure.status === 408 || failure.status >= 500) && failure.status !== 501
}

/** Says in a few words why the same request is sent again after a pause. */
export function pauseReason(failure: CallFailure): string {
  if (failure.kind !== 'status') return 'the model server broke off'
  return failure.status === 429 ? 'the model server has too much to do (HTTP 429)' : `the model server failed (HTTP ${failure.status})`
}

/** True when the server answers and the model is not there: never, or no longer. */
export function isModelGone(failure: CallFailure): boolean {
  return failure.kind === 'status' && (failure.status === 404 || failure.status === 410)
}

/**
 * Turns a failure that stays into a fault. A server's words are cut and cleaned, so that no key comes back out of them. `offered` are
 * the server's models, for a failure of `isModelGone`.
 */
export function toFault(failure: CallFailure, { url, key }: Endpoint, model: string, offered: readonly string[] = []): Fault {
  if (failure.kind === 'timeout') {
    return fault('MODEL_TIMEOUT', { url, phase: failure.phase, seconds: Math.round(failure.ms / 100) / 10 })
  }
  const reason = clean(failure.reason, key)
  if (failure.kind === 'connection') return fault('MODEL_UNREACHABLE', { url, reason })
  return failure.kind === 'unreadable'
    ? fault('MODEL_WRONG_SERVER', { url, reason })
    : statusFault(failure, { url, model, reason, hasKey: key !== undefined, offer: sayOffer(offered) })
}

/** Facts of a call that failed, as its fault tells them. */
interface FailedCall {
  readonly url: string
  readonly model: string
  readonly reason: string
  readonly hasKey: boolean
  /** End of a sentence about a model that is not there; see `sayOffer`. */
  readonly offer: string
}

function statusFault(failure: Extract<CallFailure, { kind: 'status' }>, { url, model, reason, hasKey, offer }: FailedCall): Fault {
  const { status } = failure
  if (status === 401 || status === 403) return fault(hasKey ? 'MODEL_REFUSED' : 'MODEL_KEY_WANTED', { url, httpStatus: status })
  if (status === 404) return fault('MODEL_NOT_FOUND', { url, model, offer })
  if (status === 410) return fault('MODEL_RETIRED', { url, model, offer })
  if (status === 429) return fault('MODEL_BUSY', { url })
  if (isPromptTooLong(failure)) return fault('MODEL_PROMPT_TOO_LONG', { url, model, reason })
  return fault('MODEL_FAILED', { url, httpStatus: status, reason })
}

/** Models that a fault names at most. */
const maxOffered = 5

/** Continues the sentence of a model that is not there with those that are. */
export function sayOffer(offered: readonly string[]): string {
  if (offered.length === 0) return ''
  const more = offered.length > maxOffered ? ` and ${offered.length - maxOffered} more` : ''
  return `; offered: ${offered.slice(0, maxOffered).join(', ')}${more}`
}

function clean(reason: string, key: string | undefined): string {
  const hidden = key === undefined || key === '' ? reason : reason.replaceAll(key, '[redacted]')
  return redact(hidden).replaceAll(/\s+/g, ' ').slice(0, 200)
}
