import { readIdempotencyKey } from '../problem/read-idempotency-key.ts'
import type { PassOnServices } from './pass-on-services.ts'
import { passOn } from './pass-on.ts'
import type { Passage } from './passage.ts'
import { recordAnswer } from './record-answer.ts'
import { requestIdHeader } from './upstream-headers.ts'

/**
 * Passes a request on, and keeps the answer where it came with a key: the same request of the same token gets it again, and is not paid for twice.
 * Faults: IDEMPOTENCY_KEY_BUSY, IDEMPOTENCY_KEY_REUSED, those of `passOn`.
 */
export function passOnOnce(passage: Passage, services: PassOnServices): Promise<void> {
  const key = readIdempotencyKey(passage.exchange.incoming.headers['idempotency-key'] as string | undefined)
  return key === undefined ? passOn(passage, services) : passOnByKey(key, passage, services)
}

async function passOnByKey(key: string, passage: Passage, services: PassOnServices): Promise<void> {
  const { exchange, path, request } = passage
  const claim = services.kept.claim(`${request.caller.name} ${path} ${JSON.stringify(request.demand)} ${key}`, request.bytes)
  if ('status' in claim) {
    const headers = [...claim.headers, 'idempotency-replayed', 'true', ...requestIdHeader(exchange.seen)]
    exchange.outgoing.writeHead(claim.status, headers).end(claim.body)
    return
  }
  const recording = recordAnswer(claim)
  try {
    await passOn({ ...passage, recording }, services)
  } finally {
    recording.release()
  }
}
