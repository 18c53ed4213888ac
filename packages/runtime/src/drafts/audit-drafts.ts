import type { Drafts } from './drafts.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import type { AuditAction } from '../audit-log/audit-entry.ts'

/** Tells the audit log what a command on this machine does to drafts that are there. A gateway, whose log is left out here, tells it itself: it knows whose request it was. */
export function auditDrafts(drafts: Drafts, { auditLog: log }: { readonly auditLog?: AuditLog }): Drafts {
  if (log === undefined) return drafts
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
