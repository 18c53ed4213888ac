import type { Access, Runtime } from '@galley/runtime'
import { Hono, type Context } from 'hono'
import { readSession } from '../access/session-cookie.ts'
import type { AppEnv } from '../app-env.ts'
import { openapiDocument } from '../openapi-document.ts'
import { docsPage, type ApiDocument } from './docs-page.ts'
import { showPage } from '../page/show-page.ts'

/** Routes of the description of the API: for programs, and as a page; open to everyone who reaches the port. */
export function docsRoutes({ access, settings }: Pick<Runtime, 'access' | 'settings'>, version: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const document = openapiDocument(version, settings.gateway.publicUrl)
  app.get('/openapi.json', (c) => c.json(document))
  app.get('/docs', async (c) => showPage(c, docsPage(document as unknown as ApiDocument, await isSignedIn(c, access))))
  return app
}

async function isSignedIn(c: Context, access: Access): Promise<boolean> {
  const session = readSession(c)
  return session !== undefined && access.hasSession(session)
}
