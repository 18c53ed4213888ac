import { isFault } from '@galley/fault'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { AppOptions } from '../../app-options.ts'
import { readFormat, reportFile } from '../../audits/report-file.ts'
import { openShelf } from '../../audits/report-shelf.ts'
import { runAudit } from '../../audits/run-audit.ts'
import { fault } from '../../faults.ts'
import { readName } from '../../names/read-name.ts'
import { wantsPage } from '../../problem/answer-problem.ts'
import { mediaType } from '../../problem/read-json.ts'
import { auditPage } from './audit-page.ts'
import { readAuditForm } from './read-audit-form.ts'
import { reportPage } from './report-page.ts'

/** The audit in the studio: files in, a page with the report out; and a field for one name. */
export function auditPageRoutes(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const shelf = openShelf()

  app.get('/audits', async (c) => {
    const name = c.req.query('name')?.trim() ?? ''
    if (name === '') return c.html(await auditPage({}))
    const asked = readName(c.req.query('ecosystem') ?? 'npm', name)
    return c.html(await auditPage({ verdict: await options.auditor.checkName(asked.ecosystem, asked.name) }))
  })

  app.post('/audits', async (c) => {
    if (mediaType(c) !== 'multipart/form-data')
      throw fault('MEDIA_TYPE_UNSUPPORTED', { type: mediaType(c) || 'nothing', expected: 'multipart/form-data, or JSON to /v1/audits' })
    const form = await c.req.formData()
    try {
      const page = `/audits/${shelf.keep(await runAudit(options.auditor, await readAuditForm(form), c.req.raw.signal))}`
      return wantsPage(c) ? c.redirect(page, 303) : c.json({ page })
    } catch (error) {
      if (!isFault(error) || !wantsPage(c)) throw error
      return c.html(await auditPage({ refused: error }), error.exit === 3 ? 503 : 400)
    }
  })

  app.get('/audits/:id', async (c) => c.html(await reportPage(c.req.param('id'), shelf.find(c.req.param('id')))))

  app.get('/audits/:id/report', (c) => {
    const file = reportFile(shelf.find(c.req.param('id')), readFormat(c.req.query('format')), options.version)
    return c.body(file.body, 200, { 'Content-Type': file.mediaType, 'Content-Disposition': `attachment; filename="${file.fileName}"` })
  })

  return app
}
