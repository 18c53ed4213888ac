import { redact, type Fault } from '@galley/fault'
import type { Endpoint } from './endpoint.ts'
import { fault } from '../faults.ts'

/** Why one HTTP call gave no answer, as data: the retry decides on it, and at last it becomes a fault. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'connection'; readonly reason: string }
  | { readonly kind: 'timeout'; readonly phase: string; readonly ms: number }
  | { readonly kind: 'garbage'; readonly reason: string }

/** What servers say when a prompt does not fit. */
const tooLong = /context (length|size|window)|maximum context|prompt is too long|exceeds? the (available )?context/i

/** Is a refused request (400, 422, …) about its length rather than its form? */
export function isTooLong({ reason }: { readonly reason: string }): boolean {
  return tooLong.test(reason)
}

/** Can the same request succeed a moment later? */
export function isPassing(trouble: Trouble): boolean {
  if (trouble.kind === 'connection') return true
  return trouble.kind === 'status' && (trouble.status === 429 || trouble.status === 408 || trouble.status >= 500) && trouble.status !== 501
}

/** The fault of a trouble that stays. What a server said is cut and cleaned, so that no key comes back out of it. */
export function troubleFault(trouble: Trouble, { url, key }: Endpoint, model: string): Fault {
  if (trouble.kind === 'timeout') {
    return fault('MODEL_TIMEOUT', { url, phase: trouble.phase, seconds: Math.round(trouble.ms / 100) / 10 })
  }
  const reason = clean(trouble.reason, key)
  if (trouble.kind === 'connection') return fault('MODEL_UNREACHABLE', { url, reason })
  return trouble.kind === 'garbage' ? fault('MODEL_WRONG_SERVER', { url, reason }) : statusFault(trouble, url, model, reason)
}

function statusFault(trouble: Extract<Trouble, { kind: 'status' }>, url: string, model: string, reason: string): Fault {
  const { status } = trouble
  if (status === 401 || status === 403) return fault('MODEL_REFUSED', { url, httpStatus: status })
  if (status === 404) return fault('MODEL_NOT_FOUND', { url, model })
  if (status === 429) return fault('MODEL_BUSY', { url })
  if (isTooLong(trouble)) return fault('MODEL_PROMPT_TOO_LONG', { url, model, reason })
  return fault('MODEL_FAILED', { url, httpStatus: status, reason })
}

function clean(reason: string, key: string | undefined): string {
  const hidden = key === undefined || key === '' ? reason : reason.replaceAll(key, '[redacted]')
  return redact(hidden).replaceAll(/\s+/g, ' ').slice(0, 200)
}
