import type { DraftPage } from '@galley/runtime'
import { draftStatuses, type DraftStatus } from '@galley/sdk'
import type { Context } from 'hono'
import { fault } from '../faults.ts'
import { readNumber } from '../problem/read-number.ts'
import { listRange, maxSearch } from './draft-paths.ts'

/** Reads from the query which part of the list of drafts is asked for. Fault REQUEST_INVALID. */
export function readDraftPage(c: Context): DraftPage {
  const { before, after, q, status } = c.req.query()
  const limit = readNumber(c.req.query('limit'), 'limit', listRange)
  if ((q?.length ?? 0) > maxSearch) throw fault('REQUEST_INVALID', { where: 'q', problem: `must have at most ${maxSearch} characters` })
  if (status && !isStatus(status))
    throw fault('REQUEST_INVALID', { where: 'status', problem: `must be one of ${draftStatuses.join(', ')}` })
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(q ? { search: q } : {}),
    ...(status ? { status: status as DraftStatus } : {}),
  }
}

function isStatus(word: string): word is DraftStatus {
  return draftStatuses.some((status) => status === word)
}
