import { Fault } from '@galley/fault'
import { createDraftStatement, type DraftPapers } from '@galley/runtime'
import { hasEnded, type Draft } from '@galley/sdk'

/** Papers of a draft with the statement as it is made and no signature. Fault DRAFT_NOT_FINISHED. */
export function fakePapers(draft: Draft, withBrief: boolean): DraftPapers {
  if (!hasEnded(draft.status) || draft.best.blocks.length === 0)
    throw new Fault('DRAFT_NOT_FINISHED', { message: `draft ${draft.id} is not finished`, hint: 'Wait.', status: 409, exit: 2 })
  const record = { finishedOn: draft.createdAt, galley: ['0.1.0'], addresses: {} }
  const statement = createDraftStatement(draft, record, { withBrief })
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
  return {
    statement,
    bundle: `${JSON.stringify({ dsseEnvelope: { payload } })}\n`,
    signer: 'ab'.repeat(32),
    publicPem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n',
  }
}
