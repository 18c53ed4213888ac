import type { MiddlewareHandler } from 'hono'

/** Content-Security-Policy: this gateway's own files alone, no inline script or style, no other host, no frame. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * Middleware that sets the security headers of every answer, before the handler runs, so that streams and problems carry them too.
 * `Referrer-Policy` is not `no-referrer`: with that, browsers send `Origin: null` even to our own host.
 */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'same-origin')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    await next()
  }
}
