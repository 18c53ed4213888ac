import { isFault } from '@galley/fault'
import { describeRetention, type DraftPage, type Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { readDraftPage } from '../../drafts/read-draft-page.ts'
import { readOrder } from '../../drafts/read-order.ts'
import { wantsPage } from '../../problem/answer-problem.ts'
import { limitDraftBody } from '../../problem/limit-body.ts'
import { readFormBody } from '../../problem/read-body.ts'
import type { ShownDrafts } from './home.ts'
import { homePage } from './home-page.ts'
import { readBriefForm } from './read-brief-form.ts'
import { goTo } from '../../page/go-to.ts'
import { addressOf } from '../../site/address-of.ts'
import { showPage } from '../../page/show-page.ts'

/** Drafts on one page. */
const pageLength = 25

/** Routes of the first page: the form of a brief, and the earlier drafts. */
export function homeRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { search, services } = runtime.settings
  const hasWeb = (search ?? Object.keys(services)).length > 0

  app.get('/', async (c) => {
    try {
      return showPage(c, homePage({ list: await listDrafts(runtime, readDraftPage(c)), hasWeb }))
    } catch (error) {
      // The draft from which the page was to go on has been deleted meanwhile.
      if (isFault(error) && error.code === 'LIST_PLACE_UNKNOWN') return goTo(c, '/')
      throw error
    }
  })

  app.post('/drafts', limitDraftBody(), async (c) => {
    const form = await readFormBody(c, '/v1/drafts')
    try {
      const { id } = await runtime.drafts.order(await readBriefForm(form), readOrder(c))
      return wantsPage(c) ? goTo(c, `/drafts/${id}`) : c.json({ id, page: addressOf(c, `/drafts/${id}`) }, 202)
    } catch (error) {
      if (!isFault(error) || !wantsPage(c)) throw error
      const page = homePage({ list: await listDrafts(runtime, {}), hasWeb, refused: { fault: error, values: valuesOf(form) } })
      return showPage(c, page, error.status === 403 ? 403 : 400)
    }
  })

  return app
}

/** Lists one page of drafts, and asks for one more to know if there is another page. */
async function listDrafts({ drafts, settings }: Runtime, page: DraftPage): Promise<ShownDrafts> {
  const found = await drafts.list({ ...page, limit: pageLength + 1 })
  const hasMore = found.length > pageLength
  const kept = describeRetention(settings)
  return page.after === undefined
    ? { drafts: found.slice(0, pageLength), page, kept, hasOlder: hasMore, hasNewer: page.before !== undefined }
    : { drafts: found.slice(-pageLength), page, kept, hasOlder: true, hasNewer: hasMore }
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
