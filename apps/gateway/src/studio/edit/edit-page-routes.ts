import { isFault } from '@galley/fault'
import { maxTyped, type Runtime } from '@galley/runtime'
import type { Block, Draft } from '@galley/sdk'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { versionRange } from '../../drafts/draft-paths.ts'
import { fault } from '../../faults.ts'
import { readNumber } from '../../problem/read-number.ts'
import { blockPage, plainBlock } from './block-page.ts'
import { historyPage } from './history-page.ts'
import { readSourceForm, sourceForm } from './source-form.ts'
import { wordsPage } from './words-page.ts'
import { goTo } from '../../page/go-to.ts'
import { showPage } from '../../page/show-page.ts'

/** Numbers that an event can have. */
const eventRange = { minimum: 0, maximum: 1e9 }

type Drafts = Runtime['drafts']

/** Pages on which a draft is changed by hand. Each works without a script. */
export function editPageRoutes({ drafts }: Pick<Runtime, 'drafts'>): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route('/', blockRoutes(drafts))
    .route('/', sourceRoutes(drafts))
    .route('/', historyRoutes(drafts))
    .route('/', wordsRoutes(drafts))
}

/** One block: its words, what they are worth, and its section written again. */
function blockRoutes(drafts: Drafts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/blocks/:block', async (c) => {
    const draft = await drafts.get(c.req.param('id'))
    const block = findBlock(c, draft, c.req.param('block'))
    return showPage(c, blockPage(draft, { block, text: plainBlock(block), checked: null }))
  })

  app.post('/drafts/:id/blocks/:block/check', async (c) => {
    const [id, blockId] = [c.req.param('id'), c.req.param('block')]
    const text = textOf(await c.req.formData())
    const draft = await drafts.get(id)
    const checked = await drafts.checkWords(id, text, blockId)
    return showPage(c, blockPage(draft, { block: findBlock(c, draft, blockId), text, checked }))
  })

  app.post('/drafts/:id/blocks/:block', async (c) => {
    const [id, blockId] = [c.req.param('id'), c.req.param('block')]
    const form = await c.req.formData()
    const text = textOf(form)
    try {
      await drafts.edit(id, { blockId, text }, revisionAt(c, form))
    } catch (error) {
      if (!isFault(error) || error.code !== 'DRAFT_MOVED_ON') throw error
      const draft = await drafts.get(id)
      return showPage(c, blockPage(draft, { block: findBlock(c, draft, blockId), text, checked: null, isLate: true }), 412)
    }
    return goTo(c, `/drafts/${id}#block-${blockId}`)
  })

  app.post('/drafts/:id/sections/:section', async (c) => {
    await drafts.rewrite(c.req.param('id'), c.req.param('section'), revisionAt(c, await c.req.formData()))
    return goTo(c, `/drafts/${c.req.param('id')}`)
  })

  return app
}

/** Another source. */
function sourceRoutes(drafts: Drafts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/sources', async (c) => showPage(c, sourceForm(await drafts.get(c.req.param('id')))))

  app.post('/drafts/:id/sources', async (c) => {
    const form = await c.req.formData()
    await drafts.insertSource(c.req.param('id'), readSourceForm(form), revisionAt(c, form))
    return goTo(c, `/drafts/${c.req.param('id')}`)
  })

  return app
}

/** Earlier versions, and the way back to one. */
function historyRoutes(drafts: Drafts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/history', async (c) => {
    const id = c.req.param('id')
    return showPage(c, historyPage(await drafts.get(id), await drafts.versions(id)))
  })

  app.post('/drafts/:id/history', async (c) => {
    const form = await c.req.formData()
    const n = readNumber(wordOf(form, 'n'), 'the version', versionRange) ?? 0
    await drafts.choose(c.req.param('id'), n, revisionAt(c, form))
    return goTo(c, `/drafts/${c.req.param('id')}/history`)
  })

  return app
}

/** Words of somebody's own, checked by the sources of the draft. */
function wordsRoutes(drafts: Drafts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/drafts/:id/words', async (c) => showPage(c, wordsPage(await drafts.get(c.req.param('id')), { typed: '', checked: null })))

  app.post('/drafts/:id/words', async (c) => {
    const typed = wordOf(await c.req.formData(), 'typed').slice(0, maxTyped)
    const draft = await drafts.get(c.req.param('id'))
    return showPage(c, wordsPage(draft, { typed, checked: await drafts.checkWords(draft.id, typed) }))
  })

  return app
}

function findBlock(c: Context, { best }: Draft, id: string): Block {
  const block = best.blocks.find((one) => one.id === id)
  if (block === undefined) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
  return block
}

/** The sender of a change, with the draft that the form was made for. Fault REQUEST_INVALID. */
function revisionAt(c: Context<AppEnv>, form: FormData): { readonly by: string; readonly after: number | undefined } {
  return { by: c.get('caller').name, after: readNumber(wordOf(form, 'after') || undefined, 'after', eventRange) }
}

/** The typed text of a form, with the ends of lines that the draft has. */
function textOf(form: FormData): string {
  return wordOf(form, 'text').replaceAll('\r\n', '\n')
}

function wordOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
