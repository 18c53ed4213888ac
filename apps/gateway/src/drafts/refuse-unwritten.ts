import type { Draft } from '@galley/sdk'
import { fault } from '../faults.ts'

/** Refuses a draft that has no text to answer with. Fault DRAFT_NOT_WRITTEN. */
export function refuseUnwritten(draft: Draft): Draft {
  const { id, status, failure } = draft
  if (status === 'done' || status === 'incomplete') return draft
  throw fault('DRAFT_NOT_WRITTEN', { id, reason: failure?.message ?? `it was ${status}` })
}
