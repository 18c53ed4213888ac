import { isFault } from '@galley/fault'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import { readFormat, reportFile } from '../../audits/report-file.ts'
import { createReportCache } from '../../audits/report-cache.ts'
import { runAudit } from '../../audits/run-audit.ts'
import { readName } from '../../names/read-name.ts'
import { wantsPage } from '../../problem/answer-problem.ts'
import { readFormBody } from '../../problem/read-body.ts'
import { auditPage } from './audit-page.ts'
import { explainVerdict } from './name-check.ts'
import { readAuditForm } from './read-audit-form.ts'
import { reportPage } from './report-page.ts'
import { goTo } from '../../page/go-to.ts'
import { addressOf } from '../../site/address-of.ts'
import { showPage } from '../../page/show-page.ts'

/** Routes of the audit in the studio: files in, a page with the report out; and a field for one name. */
export function auditPageRoutes(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const reports = createReportCache()

  app.get('/audits', async (c) => {
    const name = c.req.query('name')?.trim() ?? ''
    if (name === '') return showPage(c, auditPage({}))
    const asked = readName(c.req.query('ecosystem') ?? 'npm', name)
    return showPage(c, auditPage({ verdict: await explainVerdict(await options.auditor.checkName(asked.ecosystem, asked.name)) }))
  })

  app.post('/audits', async (c) => {
    const form = await readFormBody(c, '/v1/audits')
    try {
      const page = `/audits/${reports.add(await runAudit(options.auditor, await readAuditForm(form), c.req.raw.signal))}`
      return wantsPage(c) ? goTo(c, page) : c.json({ page: addressOf(c, page) })
    } catch (error) {
      if (!isFault(error) || !wantsPage(c)) throw error
      return showPage(c, auditPage({ refused: error }), error.exit === 3 ? 503 : 400)
    }
  })

  app.get('/audits/:id', async (c) => showPage(c, reportPage(c.req.param('id'), reports.find(c.req.param('id')))))

  app.get('/audits/:id/report', (c) => {
    const file = reportFile(reports.find(c.req.param('id')), readFormat(c.req.query('format')), options.version)
    return c.body(file.body, 200, { 'Content-Type': file.mediaType, 'Content-Disposition': `attachment; filename="${file.fileName}"` })
  })

  return app
}
