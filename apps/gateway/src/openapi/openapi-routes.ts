import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { AppOptions } from '../app-options.ts'
import { openapiDocument } from './openapi-document.ts'

/** The description of the API. */
export function openapiRoutes(options: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/openapi.json', (c) => c.json(openapiDocument(options.version)))
  return app
}
