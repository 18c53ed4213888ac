import { hasEnded, type Draft } from '@galley/sdk'
import type { Context } from 'hono'
import { fault } from '../faults.ts'

/** ETag of a draft whose run is over: the number of its last event, since every change after a run is one. One at work has none. */
export function tagDraft(c: Context, { seq, status }: Draft): void {
  if (hasEnded(status)) c.header('ETag', `"${seq}"`)
}

/** Reads the draft that a change was made on from `If-Match`; undefined where any will do. A proxy that compresses makes a tag weak. Fault REQUEST_INVALID. */
export function readMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined
  const seq = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (seq === undefined) throw fault('REQUEST_INVALID', { where: 'If-Match', problem: 'must be the ETag of the draft, or *' })
  return Number(seq)
}
