import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../app-env.ts'

const days30 = 30 * 24 * 60 * 60

/** Name of the session cookie. It has the port in it, because cookies are shared by all ports of a host. */
function cookieName(c: Context<AppEnv>): string {
  const host = c.req.header('Host') ?? new URL(c.req.url).host
  return `galley_session_${/:(\d+)$/.exec(host)?.[1] ?? '80'}`
}

/** Reads the session secret that the browser sent; `undefined` without one. */
export function readSession(c: Context<AppEnv>): string | undefined {
  return getCookie(c, cookieName(c))
}

/**
 * Sets the browser's session cookie for thirty days: out of reach for scripts and other sites. Behind a proxy that speaks TLS the browser's
 * `Origin` is https, and the cookie is never sent without TLS.
 */
export function writeSession(c: Context<AppEnv>, secret: string): void {
  const secure = (c.req.header('Origin') ?? '').startsWith('https:')
  setCookie(c, cookieName(c), secret, { httpOnly: true, sameSite: 'Strict', path: cookiePath(c), maxAge: days30, secure })
}

/** Takes the session cookie from the browser. */
export function endCookie(c: Context<AppEnv>): void {
  deleteCookie(c, cookieName(c), { path: cookiePath(c) })
}

/** Path that the cookie is for: other programs below the same host are not sent it. */
function cookiePath(c: Context<AppEnv>): string {
  return c.get('base') || '/'
}
