import type { Caller, DraftOrder, Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { limitRequests } from '../limits/limit-requests.ts'
import { countRefusal } from '../problem/count-refusal.ts'
import { limitDraftBody } from '../problem/limit-body.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { toProblem, type Problem } from '../problem/to-problem.ts'
import { maxBatch } from './batch-paths.ts'
import { addressOf } from '../site/address-of.ts'
import { createdDraft, type CreatedDraft } from './created-draft.ts'
import { readOrder } from './read-order.ts'

/** Route of many briefs at once: each is ordered for itself, and one that is refused keeps none of the others from being written. */
export function batchRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/v1/batches', limitDraftBody(), async (c) => {
    const { idempotencyKey: key, ...order } = readOrder(c)
    const briefs = readBriefs(await readJsonBody(c))
    refuseMoreThanEver(briefs, c.get('caller'))
    // The request itself is counted already; a batch is no way past the limit, and one that meets it half-way counts for nothing more.
    if (briefs.length > 1) await limitRequests(c, c.get('caller'), runtime.limits, briefs.length - 1)
    const drafts: (CreatedDraft | { readonly problem: Problem })[] = []
    for (const [n, brief] of briefs.entries())
      drafts.push(await orderOne(c, runtime, brief, key === undefined ? order : { ...order, idempotencyKey: `${key}#${n}` }))
    return c.json({ drafts }, 202)
  })
  return app
}

async function orderOne(
  c: Context<AppEnv>,
  { drafts, auditLog }: Runtime,
  brief: unknown,
  order: DraftOrder,
): Promise<CreatedDraft | { readonly problem: Problem }> {
  try {
    const { id, created } = await drafts.order(brief, order)
    return createdDraft(c, id, created)
  } catch (error) {
    const problem = toProblem(error, addressOf(c, c.req.path))
    countRefusal(c, problem, auditLog)
    return { problem }
  }
}

/** Refuses a batch that no minute has room for. Fault REQUEST_INVALID. */
function refuseMoreThanEver({ length }: readonly unknown[], { limits: { 'requests/minute': most = Infinity } }: Caller): void {
  if (length > most)
    throw fault('REQUEST_INVALID', { where: 'briefs', problem: `must be at most ${most}, the requests a minute of this token` })
}

function readBriefs(body: unknown): readonly unknown[] {
  const { briefs, ...others } = (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as {
    readonly briefs?: unknown
  }
  if (!Array.isArray(briefs) || briefs.length === 0 || briefs.length > maxBatch)
    throw fault('REQUEST_INVALID', { where: 'briefs', problem: `must be a list of 1 to ${maxBatch} briefs` })
  const [stranger] = Object.keys(others)
  if (stranger !== undefined)
    throw fault('REQUEST_INVALID', { where: 'the body', problem: `has an unknown member ${stranger.slice(0, 80)}` })
  return briefs
}
