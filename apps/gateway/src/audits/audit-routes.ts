import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { readJson } from '../problem/read-json.ts'
import { readFiles } from './read-files.ts'
import { readFormat, reportFile } from './report-file.ts'
import { runAudit } from './run-audit.ts'

/** Dependencies before deploy, over HTTP: texts in, a report out. Nothing is kept, and no path of this machine is ever read. */
export function auditRoutes(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/v1/audits', async (c) => {
    const format = readFormat(c.req.query('format'))
    const files = readFiles(await readJson(c))
    const report = await runAudit(options.auditor, files, c.req.raw.signal)
    const { mediaType, body } = reportFile(report, format, options.version)
    return c.body(body, 200, { 'Content-Type': mediaType })
  })
  return app
}
