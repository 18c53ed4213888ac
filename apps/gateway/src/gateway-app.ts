import type { Hono } from 'hono'
import type { AppEnv } from './app-env.ts'
import type { Shortcut } from './shortcut.ts'

/** The gateway: its routes, and the shortcut to what is asked most. */
export interface GatewayApp extends Hono<AppEnv> {
  readonly shortcut: Shortcut
}
