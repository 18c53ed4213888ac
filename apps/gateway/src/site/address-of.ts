import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Address of a path of this gateway, for headers and JSON: with the path below which the gateway lies. Pages write theirs with `href`. */
export function addressOf(c: Context<AppEnv>, path: string): string {
  return c.get('base') + path
}
