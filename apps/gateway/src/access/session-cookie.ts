import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const days30 = 30 * 24 * 60 * 60

/** Cookies know no port: two gateways on one machine would overwrite each other's session, so the port is in the name. */
function cookieName(c: Context): string {
  const host = c.req.header('Host') ?? new URL(c.req.url).host
  return `galley_session_${/:(\d+)$/.exec(host)?.[1] ?? '80'}`
}

/** The session secret that the browser sent, if any. */
export function readSession(c: Context): string | undefined {
  return getCookie(c, cookieName(c))
}

/** Hands the browser its session for thirty days: not for scripts, not for other sites. */
export function writeSession(c: Context, secret: string): void {
  setCookie(c, cookieName(c), secret, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: days30 })
}
