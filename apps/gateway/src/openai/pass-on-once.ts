import type { ModelRequest } from '../model-request.ts'
import { readIdempotencyKey } from '../problem/read-idempotency-key.ts'
import type { Exchange } from '../shortcut.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { passOn } from './pass-on.ts'
import { recordAnswer } from './record-answer.ts'
import { requestIdHeader } from './upstream-headers.ts'

/**
 * Passes a request on, and keeps the answer where it came with a key: the same request of the same token gets it again, and is not paid for twice.
 * Faults: IDEMPOTENCY_KEY_BUSY, IDEMPOTENCY_KEY_REUSED, those of `passOn`.
 */
export function passOnOnce(exchange: Exchange, request: ModelRequest, services: PassOnServices): Promise<void> {
  const key = readIdempotencyKey(exchange.incoming.headers['idempotency-key'] as string | undefined)
  return key === undefined ? passOn(exchange, request, services) : passOnByKey(key, exchange, request, services)
}

async function passOnByKey(key: string, exchange: Exchange, request: ModelRequest, services: PassOnServices): Promise<void> {
  const { outgoing, seen } = exchange
  const claim = services.kept.claim(`${request.caller.name} ${request.path} ${JSON.stringify(request.demand)} ${key}`, request.bytes)
  if ('status' in claim) {
    outgoing.writeHead(claim.status, [...claim.headers, 'idempotency-replayed', 'true', ...requestIdHeader(seen)]).end(claim.body)
    return
  }
  const recording = recordAnswer(claim)
  try {
    await passOn(exchange, request, services, recording)
  } finally {
    recording.release()
  }
}
