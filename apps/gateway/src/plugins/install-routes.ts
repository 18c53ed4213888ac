import type { Runtime } from '@galley/runtime'
import { boolean, objectSchema, text } from '@galley/sdk'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { checkRequest } from '../problem/check-request.ts'
import { readJsonBody } from '../problem/read-body.ts'
import { addressOf } from '../site/address-of.ts'
import type { Consents } from './consents.ts'
import { readPluginSource } from './read-plugin-source.ts'

/**
 * Routes that let plugins in: look at a release, say yes to what was shown, take one out. Whoever has the token, or entered the studio by
 * its link, is the operator. Nothing of a plugin is executed by any of them.
 */
export function installRoutes({ plugins }: Pick<Runtime, 'plugins'>, consents: Consents): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.post('/v1/plugins/inspect', async (c) => {
    const source = readPluginSource(await readJsonBody(c))
    const facts = await plugins.inspect(source)
    const { id, expiresAt } = consents.ask(source, facts)
    return c.json({ consent: id, expiresAt, facts })
  })

  app.post('/v1/plugins', async (c) => {
    const { consent, allowDowngrade = false } = readInstall(await readJsonBody(c))
    const installed = await plugins.install({ ...consents.take(consent), allowDowngrade })
    c.set('subject', installed.name)
    c.header('Location', addressOf(c, `/v1/plugins/${encodeURIComponent(installed.name)}`))
    return c.json(installed, 201)
  })

  app.delete('/v1/plugins/:name', async (c) => {
    c.set('subject', c.req.param('name'))
    return c.json(await plugins.remove(c.req.param('name')))
  })

  return app
}

/** Consent to install what was shown. */
interface ConsentedInstall {
  readonly consent: string
  readonly allowDowngrade?: boolean
}

/** The body of `POST /v1/plugins`. */
export const installSchema = objectSchema<ConsentedInstall>(['consent'], {
  consent: { ...text(64, 1), description: 'The id that /v1/plugins/inspect answered' },
  allowDowngrade: boolean,
})

function readInstall(body: unknown): ConsentedInstall {
  checkRequest(installSchema, body)
  return body as ConsentedInstall
}
