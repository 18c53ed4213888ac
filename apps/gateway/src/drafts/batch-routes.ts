import type { Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { auditAct } from '../audit-log/audit-requests.ts'
import { demandOfBrief } from '../demand/demand-of-brief.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
import { fault } from '../faults.ts'
import { limitRequests } from '../limits/limit-requests.ts'
import type { RequestLimiter } from '../limits/request-limiter.ts'
import { limitDraftBody } from '../problem/limit-body.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { readIdempotencyKey } from '../problem/read-idempotency-key.ts'
import { toProblem, type Problem } from '../problem/to-problem.ts'
import { maxBatch } from './batch-paths.ts'
import { createdDraft, type CreatedDraft } from './created-draft.ts'

/** Route of many briefs at once: each is ordered for itself, and one that is refused keeps none of the others from being written. */
export function batchRoutes(runtime: Runtime, limiter: RequestLimiter): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/v1/batches', limitDraftBody(), async (c) => {
    const key = readIdempotencyKey(c.req.header('Idempotency-Key'))
    const briefs = readBriefs(await readJsonBody(c))
    const demand = readDemand(c.req.header(demandHeader), c.get('caller'))
    // The request itself is counted already; a batch is no way past the limit.
    for (const _ of briefs.slice(1)) limitRequests(c, c.get('caller'), limiter)
    const drafts: (CreatedDraft | { readonly problem: Problem })[] = []
    for (const [n, brief] of briefs.entries())
      drafts.push(await order(c, runtime, demandOfBrief(brief, demand), key === undefined ? {} : { idempotencyKey: `${key}#${n}` }))
    return c.json({ drafts }, 202)
  })
  return app
}

async function order(
  c: Context<AppEnv>,
  runtime: Runtime,
  brief: unknown,
  options: { readonly idempotencyKey?: string },
): Promise<CreatedDraft | { readonly problem: Problem }> {
  try {
    const { id, created } = await runtime.drafts.create(brief, options)
    await auditAct(c, runtime.auditLog, 'draft.ordered', id)
    return createdDraft(id, created)
  } catch (error) {
    return { problem: toProblem(error, c.req.path) }
  }
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
