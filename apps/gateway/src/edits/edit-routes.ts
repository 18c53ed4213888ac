import type { InsertedSource, RevisionAt, Runtime } from '@galley/runtime'
import type { Draft, JsonSchema } from '@galley/sdk'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { versionRange } from '../drafts/draft-paths.ts'
import { limitDraftBody } from '../problem/limit-body.ts'
import { checkRequest } from '../problem/check-request.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { readNumber } from '../problem/read-number.ts'
import { readMatch, tagDraft } from '../drafts/draft-tag.ts'
import { editSchema, sourceSchema, wordsSchema, type SentEdit, type SentWords } from './edit-schemas.ts'

/** Routes of changes to a draft whose run is over: edit a block, check what was typed, choose a version, have a section written again or a source inserted. */
export function editRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/v1/drafts/:id/check', async (c) => {
    const { text, block } = await readBody<SentWords>(c, wordsSchema)
    return c.json({ sentences: await runtime.drafts.checkWords(c.req.param('id'), text, block) })
  })

  app.put('/v1/drafts/:id/blocks/:block', async (c) => {
    const { text } = await readBody<SentEdit>(c, editSchema)
    return answer(c, await runtime.drafts.edit(c.req.param('id'), { blockId: c.req.param('block'), text }, revisionAt(c)))
  })

  app.post('/v1/drafts/:id/versions/:n/choose', async (c) => {
    const n = readNumber(c.req.param('n'), 'the version', versionRange) ?? 0
    return answer(c, await runtime.drafts.choose(c.req.param('id'), n, revisionAt(c)))
  })

  app.post('/v1/drafts/:id/sections/:section/rewrite', async (c) =>
    answer(c, await runtime.drafts.rewrite(c.req.param('id'), c.req.param('section'), revisionAt(c)), 202),
  )

  app.post('/v1/drafts/:id/sources', limitDraftBody(), async (c) => {
    const source = await readBody<InsertedSource>(c, sourceSchema)
    return answer(c, await runtime.drafts.insertSource(c.req.param('id'), source, revisionAt(c)), 202)
  })

  return app
}

/** The sender of a change, with the draft that it was made on as its header names it. Fault REQUEST_INVALID. */
function revisionAt(c: Context<AppEnv>): RevisionAt {
  return { by: c.get('caller').name, after: readMatch(c.req.header('If-Match')) }
}

function answer(c: Context, draft: Draft, status: 200 | 202 = 200): Response {
  tagDraft(c, draft)
  return c.json(draft, status)
}

async function readBody<T>(c: Context, schema: JsonSchema): Promise<T> {
  const body = await readJsonBody(c)
  checkRequest(schema, body)
  return body as T
}
