import type { Ledger, RunSummary } from '@galley/ledger'
import { hasEnded } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Worker } from '../run/create-worker.ts'
import { checkApproval } from './check-approval.ts'
import type { Drafts } from './drafts.ts'
import { gateOf } from './gate-of.ts'

/** Services that steering uses. */
export interface SteeringServices {
  readonly ledger: Pick<Ledger, 'cancelRun' | 'deleteRun' | 'resume' | 'signal' | 'sources'>
  readonly worker: Pick<Worker, 'cancel' | 'take'>
  /** Status of a run. Fault DRAFT_NOT_FOUND. */
  readonly statusOf: (id: string) => Promise<RunSummary>
}

/** Ways of steering a run that was begun, wherever it is at work: what is ordered is written down, and its worker hears of it. */
export function steerDrafts({ ledger, worker, statusOf }: SteeringServices): Pick<Drafts, 'cancel' | 'resume' | 'approve' | 'delete'> {
  /** Lets a run go on: here, unless somebody has it or a queue hands it out. */
  const goOn = async (id: string): Promise<void> => {
    const resumed = await ledger.resume(id)
    if (resumed?.lease) worker.take(resumed.lease)
  }
  return {
    cancel: async (id) => {
      await statusOf(id)
      // Written down before it is obeyed: what was answered holds, whatever becomes of this process.
      await ledger.cancelRun(id)
      worker.cancel(id)
    },
    resume: async (id) => {
      const { status } = await statusOf(id)
      if (status === 'done' || status === 'incomplete') throw fault('DRAFT_NOT_RESUMABLE', { id, status })
      await goOn(id)
    },
    approve: async (id, approval) => {
      if (gateOf(await statusOf(id)) !== approval.gate) throw fault('GATE_NOT_WAITING', { id, gate: approval.gate })
      const sources = await ledger.sources(id)
      const { gate, ...answer } = checkApproval(
        approval,
        sources.map((source) => source.id),
      )
      await ledger.signal(id, { name: `gate.${gate}`, payload: answer })
      await goOn(id)
    },
    delete: async (id) => {
      const { isHeld, status } = await statusOf(id)
      if (isHeld && !hasEnded(status)) throw fault('DRAFT_RUNNING', { id })
      await ledger.deleteRun(id)
    },
  }
}
