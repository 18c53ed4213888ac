import { modelFault, type CallFailure, type ModelRoute } from '@galley/runtime'
import type { Exchange } from '../shortcut.ts'
import { requestIdHeader, toClient } from './upstream-headers.ts'
import type { UpstreamOutcome } from './upstream-outcome.ts'

/** Answers what no server has answered: the provider's refusal as it is, or a fault of calling it. */
export function answerFailure(outcome: UpstreamOutcome, route: ModelRoute, exchange: Exchange): void {
  if (outcome.kind === 'refused') writeRefusal(outcome, route, exchange)
  if (outcome.kind === 'timeout' || outcome.kind === 'unreached') throw modelFault(failureOf(outcome), route, route.model)
}

function failureOf(outcome: Extract<UpstreamOutcome, { kind: 'timeout' | 'unreached' }>): CallFailure {
  return outcome.kind === 'unreached'
    ? { kind: 'connection', reason: outcome.reason }
    : { kind: 'timeout', phase: 'the answer', ms: outcome.ms }
}

/**
 * Passes an error of the provider on as it is, without the operator's key, which some echo. What is between the operator and the provider (a key
 * that is refused, an address that leads elsewhere) is a fault of this gateway: the client's own token is good.
 */
function writeRefusal(
  { status, headers, body }: Extract<UpstreamOutcome, { kind: 'refused' }>,
  route: ModelRoute,
  { outgoing, seen }: Exchange,
): void {
  if (status === 401 || status === 403) throw modelFault({ kind: 'status', status, reason: body }, route, route.model)
  if (status < 400) throw modelFault({ kind: 'unreadable', reason: `it answered with HTTP ${status}` }, route, route.model)
  const text = route.key === undefined ? body : body.replaceAll(route.key, '[redacted]')
  const { 'content-length': _, ...rest } = headers
  outgoing.writeHead(status, [...toClient(rest), 'content-length', String(Buffer.byteLength(text)), ...requestIdHeader(seen)]).end(text)
}
