import type { AuditLog, AuditPage } from '@galley/runtime'
import type { Context } from 'hono'
import { readNumber } from '../problem/read-number.ts'
import { auditLogBefore, auditLogLimit } from './audit-log-paths.ts'

/** Entries where a request names no number. */
const usualLimit = 100

/** Reads the part of the audit log that a request asks for. Fault REQUEST_INVALID. */
export async function readAuditPage(c: Context, log: AuditLog): Promise<AuditPage> {
  const limit = readNumber(c.req.query('limit'), 'limit', auditLogLimit) ?? usualLimit
  const before = readNumber(c.req.query('before'), 'before', auditLogBefore)
  return log.page({ limit, ...(before === undefined ? {} : { before }) })
}
