import type { Context } from 'hono'
import { readNumber } from '../problem/read-number.ts'

/** Reads the number of the last event that the reader has: `Last-Event-ID` after a reconnect, else `?since=`, else 0. Fault REQUEST_INVALID. */
export function lastEventId(c: Context): number {
  const range = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }
  return readNumber(c.req.header('Last-Event-ID'), 'Last-Event-ID', range) ?? readNumber(c.req.query('since'), 'since', range) ?? 0
}
