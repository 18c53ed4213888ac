import { joinDemands } from '@galley/models'
import type { ModelDemand } from '@galley/sdk'
import type { Caller } from '../access/access.ts'
import { checkScope } from '../access/check-scope.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { CreateOptions } from './create-options.ts'

/** Order of a draft, beside its brief: who sends it, and what came with it at the door. */
export interface DraftOrder extends CreateOptions {
  readonly by: Caller
  /** Demands of the request on models; those of the caller hold whatever stands here. */
  readonly demand?: ModelDemand
  /** Id of the request, as the logs have it. */
  readonly requestId?: string
}

/** A draft that was ordered. */
export interface OrderedDraft {
  readonly id: string
  /** False where an earlier order with the same key made it. */
  readonly created: boolean
}

/** Services that an order needs. */
interface OrderServices {
  /** Validates a brief, writes the run and starts it. */
  readonly create: (brief: unknown, options: CreateOptions) => Promise<OrderedDraft>
  readonly auditLog: Pick<AuditLog, 'append'>
}

/**
 * Orders a draft. All doors (REST, batches, the studio, the APIs of models, MCP, the command line) lead here, so that a guard that stands here stands
 * before each of them: the scope, the demands on models, the key that belongs to its caller alone, and the audit log.
 * Faults: SCOPE_MISSING, and those of creating a run.
 */
export async function orderDraft(
  { create, auditLog }: OrderServices,
  brief: unknown,
  { by, demand = {}, requestId, idempotencyKey: key, ...options }: DraftOrder,
): Promise<OrderedDraft> {
  checkScope(by, ['drafts'])
  const demanded = demandOf(brief, joinDemands(by.demand ?? {}, demand))
  // Another caller's key is another key: nobody is answered with the draft of somebody else.
  const ordered = await create(demanded, key === undefined ? options : { ...options, idempotencyKey: `${by.id ?? by.name} ${key}` })
  if (ordered.created)
    await auditLog.append({
      action: 'draft.ordered',
      by: by.name,
      ...(by.id === undefined ? {} : { token: by.id }),
      subject: ordered.id,
      ...(requestId === undefined ? {} : { requestId }),
    })
  return ordered
}

/** Puts demands into a brief, so that its run keeps to them for as long as it lives. What is no brief is refused where briefs are checked. */
function demandOf(brief: unknown, demand: ModelDemand): unknown {
  if (Object.keys(demand).length === 0 || typeof brief !== 'object' || brief === null || Array.isArray(brief)) return brief
  return { ...brief, ...joinDemands(demand, brief) }
}
