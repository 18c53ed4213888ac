import type { Runtime } from '@galley/runtime'
import { Hono } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { tokensPage } from './tokens-page.ts'
import { goTo } from '../../page/go-to.ts'
import { showPage } from '../../page/show-page.ts'

/** Routes of the tokens in the studio: they are listed and taken back here, and made on the command line, where their value is shown. */
export function tokenPageRoutes({ access }: Pick<Runtime, 'access'>): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/tokens', async (c) => showPage(c, tokensPage(await access.tokens())))
  app.post('/tokens/revoke', async (c) => {
    const { name } = await c.req.parseBody()
    const revoked = typeof name === 'string' ? name : ''
    await access.revokeToken(revoked)
    c.set('subject', revoked)
    return goTo(c, '/tokens')
  })
  return app
}
