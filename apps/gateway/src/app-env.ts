import type { HttpBindings } from '@hono/node-server'
import type { Caller } from '@galley/runtime'
import type { SeenRequest } from './seen-request.ts'
import type { Begun } from './shortcut.ts'

/** Environment of a request: Node's own objects, and a signal that the server is closing. Empty in `app.request()`. */
export interface AppEnv {
  Variables: {
    /** Path below which the gateway lies, empty at the root: `addressOf` and `showPage` put it before the addresses that a client is told. */
    readonly base: string
    /** Sender of the request: set where it is let in. */
    readonly caller: Caller
    /** Name or id of what the request was about, where its address has none: for the audit log. */
    readonly subject?: string
  }
  Bindings: Partial<HttpBindings> & {
    /** Aborted when `serve(…).close()` was called: streams end themselves then. */
    readonly closing?: AbortSignal
    /** Record of this request, for the log and the metrics. */
    readonly seen?: SeenRequest
    /** Steps that were taken before the routes. */
    readonly begun?: Begun
  }
}
