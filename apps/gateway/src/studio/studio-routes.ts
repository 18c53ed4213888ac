import { isFault } from '@galley/fault'
import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { versionRange } from '../drafts/draft-paths.ts'
import { fault } from '../faults.ts'
import { wantsPage } from '../problem/answer-problem.ts'
import { readFormBody } from '../problem/read-body.ts'
import { readNumber } from '../problem/read-number.ts'
import { diffPage } from './draft/diff-page.ts'
import { liveRoutes } from './draft/live-routes.ts'
import { formRoutes } from './form-routes.ts'
import { homePage } from './home/home-page.ts'
import { readBriefForm } from './home/read-brief-form.ts'
import { pluginsPage } from './plugins/plugins-page.ts'
import { sourcePage } from './source/source-page.ts'

/** Routes of the studio's pages, which are whole without a script. */
export function studioRoutes(runtime: Runtime, options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { searxng, wikipedia } = runtime.settings.search
  const hasWeb = searxng !== undefined || wikipedia !== undefined

  app.get('/', async (c) => c.html(await homePage({ drafts: runtime.drafts.list({ limit: 100 }), hasWeb })))

  app.post('/drafts', async (c) => {
    const form = await readFormBody(c, '/v1/drafts')
    try {
      const { id } = await runtime.drafts.create(await readBriefForm(form))
      return wantsPage(c) ? c.redirect(`/drafts/${id}`, 303) : c.json({ id, page: `/drafts/${id}` }, 202)
    } catch (error) {
      if (!isFault(error) || !wantsPage(c)) throw error
      const page = homePage({ drafts: runtime.drafts.list({ limit: 100 }), hasWeb, refused: { fault: error, values: valuesOf(form) } })
      return c.html(await page, error.status === 403 ? 403 : 400)
    }
  })

  app.get('/drafts/:id/diff', async (c) => {
    const to = readNumber(c.req.query('to'), 'to', versionRange) ?? 1
    const from = readNumber(c.req.query('from'), 'from', versionRange) ?? to - 1
    const draft = runtime.drafts.get(c.req.param('id'))
    return c.html(await diffPage(draft, runtime.drafts.diff(draft.id, from, to)))
  })

  app.get('/drafts/:id/sources/:source', async (c) => {
    const draft = runtime.drafts.get(c.req.param('id'))
    const source = draft.sources.find((one) => one.id === c.req.param('source'))
    if (!source) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    const evidence = draft.evidence.find((one) => one.id === c.req.query('evidence') && one.sourceId === source.id)
    return c.html(await sourcePage(draft, source, runtime.drafts.sourceText(draft.id, source.id), evidence))
  })

  app.get('/plugins', async (c) => c.html(await pluginsPage(runtime.plugins.list())))

  return app.route('/', formRoutes(runtime)).route('/', liveRoutes(runtime, options))
}

/** Texts of a form, to be shown again; browsers cannot be sent its files. */
function valuesOf(form: FormData): Readonly<Record<string, string>> {
  const names = [...new Set(form.keys())]
  return Object.fromEntries(
    names.map((name) => [
      name,
      form
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .join(' '),
    ]),
  )
}
