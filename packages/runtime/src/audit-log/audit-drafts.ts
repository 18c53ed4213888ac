import type { Drafts } from '../drafts/drafts.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditAction } from './audit-entry.ts'

/** Tells the audit log what a command on this machine does to drafts. A gateway tells it itself: it knows whose request it was. */
export function auditDrafts(drafts: Drafts, log: AuditLog): Drafts {
  const note = async (action: AuditAction, subject: string): Promise<void> => log.append({ action, by: 'command', subject })
  return {
    ...drafts,
    cancel: async (id) => {
      await drafts.cancel(id)
      await note('draft.cancelled', id)
    },
    resume: async (id) => {
      await drafts.resume(id)
      await note('draft.resumed', id)
    },
    approve: async (id, approval) => {
      await drafts.approve(id, approval)
      await note('draft.answered', id)
    },
    delete: async (id) => {
      await drafts.delete(id)
      await note('draft.deleted', id)
    },
  }
}
