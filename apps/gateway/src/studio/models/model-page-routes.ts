import { knownModels, modelFacts, type Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { readAuditPage } from '../../audit-log/read-audit-page.ts'
import { fault } from '../../faults.ts'
import { auditLogPage } from '../audit-log/audit-log-page.ts'
import { cataloguePage } from './catalogue-page.ts'
import { factsPage } from './facts-page.ts'
import { createModelTests } from './model-tests.ts'
import { modelsPage } from './models-page.ts'
import { defaultDays } from '../../models/model-routes.ts'
import { usageFor } from '../../models/usage-for.ts'
import { usagePage } from '../usage/usage-page.ts'
import { goTo } from '../../page/go-to.ts'
import { showPage } from '../../page/show-page.ts'

/** Routes of the models in the studio: servers and their models, a test of one as a judge, what programs asked of them and who did what, and the catalogue of open models. */
export function modelPageRoutes(runtime: Runtime): Hono<AppEnv> {
  const { models } = runtime
  const app = new Hono<AppEnv>()
  const tests = createModelTests(models)

  app.get('/models', async (c) => showPage(c, modelsPage(await models.survey(c.req.raw.signal), tests)))

  app.post('/models/test', async (c) => {
    const { model } = await c.req.parseBody()
    if (typeof model !== 'string' || model === '') throw fault('REQUEST_INVALID', { where: 'model', problem: 'must name a model' })
    tests.begin(model)
    return goTo(c, '/models')
  })

  app.get('/usage', async (c) => showPage(c, usagePage(await usageFor(c.get('caller'), runtime, defaultDays), defaultDays)))

  app.get('/audit-log', async (c) => showPage(c, auditLogPage(await readAuditPage(c, runtime.auditLog))))

  app.get('/models/catalogue', (c) =>
    showPage(c, cataloguePage(knownModels(), { q: c.req.query('q') ?? '', openness: c.req.query('openness') ?? '' })),
  )

  app.get('/models/catalogue/:model', (c) => {
    const facts = modelFacts(c.req.param('model'))
    if (facts === null) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    return showPage(c, factsPage(facts))
  })

  return app
}
