import type { HttpBindings } from '@hono/node-server'

/** What a request of this app carries: Node's own objects, and a signal that says that the server is closing. Absent in `app.request()`. */
export interface AppEnv {
  Bindings: Partial<HttpBindings> & {
    /** Aborted when `serve(…).close()` was called: streams end themselves then. */
    readonly closing?: AbortSignal
  }
}
