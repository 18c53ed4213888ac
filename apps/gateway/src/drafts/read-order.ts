import type { DraftOrder } from '@galley/runtime'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
import { readIdempotencyKey } from '../problem/read-idempotency-key.ts'

/** Reads who orders a draft with a request that was let in, and what its headers ask. Fault REQUEST_INVALID. */
export function readOrder(c: Context<AppEnv>): DraftOrder {
  const by = c.get('caller')
  const idempotencyKey = readIdempotencyKey(c.req.header('Idempotency-Key'))
  const requestId = c.env?.seen?.id
  return {
    by,
    demand: readDemand(c.req.header(demandHeader), by),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}
