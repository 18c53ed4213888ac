import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { readJsonBody } from '../problem/read-body.ts'
import type { Auditor } from './auditor.ts'
import { readAuditedFiles } from './read-audited-files.ts'
import { readFormat, reportFile } from './report-file.ts'
import { runAudit } from './run-audit.ts'

/** Route of audits: texts in, a report out. Nothing is kept, and no path of this machine is ever read. */
export function auditRoutes({ auditor, version }: { readonly auditor: Auditor; readonly version: string }): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/v1/audits', async (c) => {
    const format = readFormat(c.req.query('format'))
    const states = readAuditedFiles(await readJsonBody(c))
    const report = await runAudit(auditor, states, c.req.raw.signal)
    const { mediaType, body } = reportFile(report, format, version)
    return c.body(body, 200, { 'Content-Type': mediaType })
  })
  return app
}
