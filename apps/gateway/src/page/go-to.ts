import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { addressOf } from '../site/address-of.ts'

/** Sends a browser from a form to the page with its outcome. */
export function goTo(c: Context<AppEnv>, path: string): Response {
  return c.redirect(addressOf(c, path), 303)
}
