import { meetsDemand, type Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { keepDemand } from '../demand/keep-demand.ts'
import { demandHeader, readDemand } from '../demand/read-demand.ts'
import { readNumber } from '../problem/read-number.ts'
import { usageDays } from './model-paths.ts'
import { usageFor } from './usage-for.ts'

/** Days of usage where a request names none. */
export const defaultDays = 30

/** A model as OpenAI's clients read it. */
interface OpenaiModel {
  readonly id: string
  readonly object: 'model'
  readonly created: number
  readonly owned_by: string
}

/** Name under which Galley itself is a model: it answers with a draft. */
export const draftModel = 'galley'

/** Routes of the models that are configured or were found on loopback, and of what clients asked of them. */
export function modelRoutes(runtime: Runtime): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/v1/models', async (c) => {
    const demand = readDemand(c.req.header(demandHeader), c.get('caller'))
    const all = await runtime.models.list(c.req.raw.signal)
    const models = all.filter(({ name, local }) => meetsDemand({ model: name, isLocal: local }, demand))
    const reachable = models.filter(({ problem }) => problem === undefined)
    const { scopes } = c.get('caller')
    const own = scopes.includes('drafts') || scopes.includes('admin') ? [describe(draftModel, 'galley')] : []
    const data = [...own, ...reachable.map(({ name, url }) => describe(name, new URL(url).host))]
    return c.json({ object: 'list', data, models })
  })
  app.get('/v1/models/:model', async (c) => {
    const id = c.req.param('model')
    const demand = readDemand(c.req.header(demandHeader), c.get('caller'))
    if (id === draftModel) return c.json(describe(draftModel, 'galley'))
    const [route] = await keepDemand(await runtime.models.routes(id, c.req.raw.signal), demand, runtime.models)
    if (route === undefined) throw fault('ROUTE_NOT_FOUND', { path: c.req.path })
    return c.json(describe(id, new URL(route.url).host))
  })
  app.get('/v1/usage', async (c) => {
    const days = readNumber(c.req.query('days'), 'days', usageDays) ?? defaultDays
    return c.json(await usageFor(c.get('caller'), runtime, days))
  })
  return app
}

/** Describes a model; nobody tells when it was made. */
function describe(id: string, owner: string): OpenaiModel {
  return { id, object: 'model', created: 0, owned_by: owner }
}
