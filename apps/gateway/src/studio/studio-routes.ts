import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { versionRange } from '../drafts/draft-paths.ts'
import { fault } from '../faults.ts'
import { readNumber } from '../problem/read-number.ts'
import { diffPage } from './draft/diff-page.ts'
import { papersPage } from './draft/papers-page.ts'
import { editPageRoutes } from './edit/edit-page-routes.ts'
import { liveRoutes } from './draft/live-routes.ts'
import { formRoutes } from './form-routes.ts'
import { homeRoutes } from './home/home-routes.ts'
import { sourcePage } from './source/source-page.ts'
import { showPage } from '../page/show-page.ts'

/** Routes of the studio's pages, which are whole without a script. */
export function studioRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/diff', async (c) => {
    const to = readNumber(c.req.query('to'), 'to', versionRange) ?? 1
    const from = readNumber(c.req.query('from'), 'from', versionRange) ?? to - 1
    const draft = await runtime.drafts.get(c.req.param('id'))
    return showPage(c, diffPage(draft, await runtime.drafts.diff(draft.id, from, to)))
  })

  app.get('/drafts/:id/sources/:source', async (c) => {
    const draft = await runtime.drafts.get(c.req.param('id'))
    const source = draft.sources.find((one) => one.id === c.req.param('source'))
    if (!source) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    const text = await runtime.drafts.sourceText(draft.id, source.id)
    const evidence = draft.evidence.find((one) => one.id === c.req.query('evidence') && one.sourceId === source.id)
    const within = { minimum: 0, maximum: text.length }
    const [start, end] = ['from', 'to'].map((name) => readNumber(c.req.query(name), name, within))
    return showPage(c, sourcePage(draft, source, text, start === undefined || end === undefined ? evidence : { start, end }))
  })

  app.get('/drafts/:id/papers', async (c) => {
    const draft = await runtime.drafts.get(c.req.param('id'))
    return showPage(c, papersPage(draft, await runtime.drafts.provenance(draft.id)))
  })

  return app
    .route('/', editPageRoutes(runtime))
    .route('/', homeRoutes(runtime))
    .route('/', formRoutes(runtime))
    .route('/', liveRoutes(runtime, options))
}
