import type { Hono } from 'hono'
import type { AppEnv } from './app-env.ts'
import type { Shortcut } from './shortcut.ts'

/** The gateway: its routes, the shortcut to what is asked most, and the path below which both lie. */
export interface GatewayApp extends Hono<AppEnv> {
  /** Path that the server takes off each request before it is routed; empty at the root. */
  readonly base: string
  readonly shortcut: Shortcut
}
