import { exportFormatNames, papersMediaType, type ExportFormatName, type Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { tagDraft } from './draft-tag.ts'
import { answeredDraft } from './answered-draft.ts'
import { createdDraft } from './created-draft.ts'
import { defaultListLength, versionRange } from './draft-paths.ts'
import { limitDraftBody } from '../problem/limit-body.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { readNumber } from '../problem/read-number.ts'
import { readApproval } from './read-approval.ts'
import { readDraftPage } from './read-draft-page.ts'
import { readOrder } from './read-order.ts'
import { readSentBrief } from './read-sent-brief.ts'
import { addressOf } from '../site/address-of.ts'
import { takeWait, waitForDraft } from './wait-for-draft.ts'

/** Routes of drafts: create, read, steer, export, delete. Events have a file of their own. */
export function draftRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/v1/drafts', limitDraftBody(), async (c) => {
    const order = readOrder(c)
    const { id, created } = await runtime.drafts.order(await readSentBrief(c), order)
    c.header('Location', addressOf(c, `/v1/drafts/${id}`))
    const seconds = takeWait(c)
    if (seconds > 0 && (await waitForDraft(c, runtime, id, seconds))) return c.json(answeredDraft(await runtime.drafts.get(id)), 200)
    return c.json(createdDraft(c, id, created), 202)
  })

  app.get('/v1/drafts', async (c) => c.json({ drafts: await runtime.drafts.list({ limit: defaultListLength, ...readDraftPage(c) }) }))

  app.get('/v1/drafts/:id', async (c) => {
    const id = c.req.param('id')
    await waitForDraft(c, runtime, id, takeWait(c))
    const draft = await runtime.drafts.get(id)
    tagDraft(c, draft)
    return c.json(answeredDraft(draft))
  })

  app.delete('/v1/drafts/:id', async (c) => {
    await runtime.drafts.delete(c.req.param('id'))
    return c.body(null, 204)
  })

  return app.route('/', steeringRoutes(runtime)).route('/', versionRoutes(runtime)).route('/', exportRoutes(runtime))
}

function steeringRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/v1/drafts/:id/cancel', async (c) => {
    await runtime.drafts.cancel(c.req.param('id'))
    return c.json(answeredDraft(await runtime.drafts.get(c.req.param('id'))), 202)
  })

  app.post('/v1/drafts/:id/resume', async (c) => {
    await runtime.drafts.resume(c.req.param('id'))
    return c.json(answeredDraft(await runtime.drafts.get(c.req.param('id'))), 202)
  })

  app.post('/v1/drafts/:id/approve', async (c) => {
    await runtime.drafts.approve(c.req.param('id'), readApproval(await readJsonBody(c)))
    return c.json(answeredDraft(await runtime.drafts.get(c.req.param('id'))), 202)
  })

  return app
}

function versionRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/drafts/:id/versions', async (c) => c.json({ versions: await runtime.drafts.versions(c.req.param('id')) }))

  app.get('/v1/drafts/:id/versions/:n', async (c) =>
    c.json(await runtime.drafts.version(c.req.param('id'), readNumber(c.req.param('n'), 'the version', versionRange) ?? 0)),
  )

  app.get('/v1/drafts/:id/diff', async (c) => {
    const from = readNumber(c.req.query('from'), 'from', versionRange)
    const to = readNumber(c.req.query('to'), 'to', versionRange)
    if (from === undefined || to === undefined) throw fault('REQUEST_INVALID', { where: 'a diff', problem: 'needs both `from` and `to`' })
    return c.json(await runtime.drafts.diff(c.req.param('id'), from, to))
  })

  return app
}

function exportRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.get('/v1/drafts/:id/export', async (c) => {
    const format = c.req.query('format') ?? 'md'
    if (!isFormat(format)) throw fault('REQUEST_INVALID', { where: 'format', problem: `must be one of ${exportFormatNames.join(', ')}` })
    const file = await runtime.drafts.export(c.req.param('id'), format, { footer: readFlag(c.req.query('footer'), 'footer') ?? true })
    return c.body(file.body, 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="${file.fileName.replaceAll(/[^\w. -]/g, '_')}"`,
    })
  })

  app.get('/v1/drafts/:id/provenance', async (c) => {
    const withBrief = readFlag(c.req.query('brief'), 'brief') ?? false
    const { bundle } = await runtime.drafts.provenance(c.req.param('id'), { withBrief })
    return c.body(bundle, 200, {
      'Content-Type': papersMediaType,
      'Content-Disposition': `attachment; filename="${c.req.param('id')}.bundle.jsonl"`,
    })
  })

  return app
}

/** Reads a flag of a query; undefined where it is left out. Fault REQUEST_INVALID. */
function readFlag(word: string | undefined, where: string): boolean | undefined {
  if (word !== undefined && word !== 'true' && word !== 'false') throw fault('REQUEST_INVALID', { where, problem: 'must be true or false' })
  return word === undefined ? undefined : word === 'true'
}

function isFormat(word: string): word is ExportFormatName {
  return exportFormatNames.some((format) => format === word)
}
