import type { MiddlewareHandler } from 'hono'

/** Content-Security-Policy: this gateway's own files alone, no inline script or style, no other host, no frame. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Security headers of every answer. `Referrer-Policy` is not `no-referrer`: with that, browsers send `Origin: null` even to our own host. */
export const securityHeaderValues: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const entries = Object.entries(securityHeaderValues)

/** Middleware that sets them before the handler runs, so that streams and problems carry them too. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, value] of entries) c.header(name, value)
    await next()
  }
}
