import type { Approval } from '@galley/runtime'
import { gates, list, objectSchema, oneOf, text } from '@galley/sdk'
import { checkRequest } from '../problem/check-request.ts'

/** The body of an approval. A changed plan is any object here: the runtime, which owns its schema, checks it. */
export const approvalSchema = objectSchema<Approval>(['gate', 'decision'], {
  gate: oneOf(gates),
  decision: oneOf(['approve', 'reject']),
  note: text(2000),
  plan: { type: 'object' },
  dropSources: list({ type: 'string' }, 1000),
})

/** Reads what a person decided at a gate. Fault REQUEST_INVALID. */
export function readApproval(body: unknown): Approval {
  checkRequest(approvalSchema, body)
  return body as Approval
}
