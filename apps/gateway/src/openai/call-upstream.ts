import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { ModelRoute } from '@galley/runtime'
import type { Dispatcher } from 'undici'
import { requestIdName, type SeenRequest } from '../seen-request.ts'
import type { Exchange } from '../shortcut.ts'
import { toClient } from './upstream-headers.ts'
import type { UpstreamOutcome } from './upstream-outcome.ts'
import { holdEnd, readUsage } from './usage-tap.ts'

/** A request to a provider. */
export interface UpstreamCall {
  readonly route: ModelRoute
  /** Path below the base address, such as `/chat/completions`. */
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer | string
  /** Milliseconds until the answer begins, and between two pieces of it. */
  readonly maxWaitMs: number
  /** True where a budget binds it: what may have been paid for already is not asked again. */
  readonly isBound: boolean
  /** Taker of each piece of a good answer, beside the client. */
  readonly record: ((chunk: Buffer) => void) | undefined
  readonly clock: () => Date
}

/** Bytes of a provider's error that are read: what is longer is no error message. */
const maxErrorBytes = 256 * 1024

/**
 * Calls a provider and writes a good answer straight into `client`, chunk by chunk, no faster than the client reads. When the client leaves (before the
 * connection stands, before the first byte, in the middle) the provider is told at once. Never rejects.
 */
export function callUpstream(dispatcher: Dispatcher, call: UpstreamCall, exchange: Exchange): Promise<UpstreamOutcome> {
  const { route, headers, body, maxWaitMs } = call
  const { origin, pathname } = addressOf(route.url)
  const path = `${pathname}${call.path}`
  const { promise, resolve } = Promise.withResolvers<UpstreamOutcome>()
  // Two waits that differ would cost undici two new timers a call, where it winds up the one that is there.
  dispatcher.dispatch(
    { origin, path, method: 'POST', headers, body, headersTimeout: maxWaitMs, bodyTimeout: maxWaitMs },
    new Forwarding(call, exchange, resolve),
  )
  return promise
}

interface Address {
  readonly origin: string
  readonly pathname: string
}

const addresses = new Map<string, Address>()

/** Takes the base address of a server apart once: there are as many as the operator named, and a URL puts its origin together each time it is asked. */
function addressOf(url: string): Address {
  const known = addresses.get(url)
  if (known !== undefined) return known
  const { origin, pathname } = new URL(url)
  const address = { origin, pathname }
  addresses.set(url, address)
  return address
}

const clientLeft = new Error('The client left.')

/** Handler of one dispatch. A class, since undici calls its methods many times a call and allocates nothing for it. */
class Forwarding implements Dispatcher.DispatchHandler {
  readonly #call: UpstreamCall
  readonly #client: ServerResponse
  readonly #seen: SeenRequest | undefined
  readonly #settle: (outcome: UpstreamOutcome) => void
  readonly #held: Buffer[] = []
  readonly #error: Buffer[] = []
  #errorBytes = 0
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: IncomingHttpHeaders = {}
  #isStreaming = false
  #firstAt = 0
  /** Bytes that are still to come, where the provider told how many. */
  #left = Infinity
  #last: Buffer | undefined

  constructor(call: UpstreamCall, { outgoing, seen }: Exchange, settle: (outcome: UpstreamOutcome) => void) {
    this.#call = call
    this.#client = outgoing
    this.#seen = seen
    this.#settle = settle
    outgoing.on('close', this.#leave)
  }

  // A call that waits for a connection has no controller yet: it is ended when it gets one.
  readonly #leave = (): void => {
    if (!this.#client.writableFinished) this.#controller?.abort(clientLeft)
  }

  readonly #resume = (): void => this.#controller?.resume()

  #end(outcome: UpstreamOutcome): void {
    this.#client.off('close', this.#leave)
    this.#settle(outcome)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#client.destroyed) controller.abort(clientLeft)
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    this.#status = status
    this.#headers = headers
    if (status >= 300) return
    this.#isStreaming = true
    const sent = toClient(headers)
    if (this.#seen !== undefined) sent.push(requestIdName, this.#seen.id)
    this.#client.writeHead(status, sent)
    this.#left = Number(headers['content-length'] ?? Infinity)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#isStreaming) {
      this.#errorBytes += chunk.length
      if (this.#errorBytes <= maxErrorBytes) this.#error.push(chunk)
      return
    }
    if (this.#firstAt === 0) this.#firstAt = this.#call.clock().getTime()
    holdEnd(this.#held, chunk)
    this.#call.record?.(chunk)
    this.#left -= chunk.length
    // The last piece of an answer of a known length goes out with its end: in one packet where it is the only one.
    if (this.#left === 0) return void (this.#last = chunk)
    if (this.#client.write(chunk) || this.#client.destroyed) return
    controller.pause()
    this.#client.once('drain', this.#resume)
  }

  onResponseEnd(): void {
    const [status, headers] = [this.#status, this.#headers]
    if (!this.#isStreaming) return this.#end({ kind: 'refused', status, headers, body: Buffer.concat(this.#error).toString('utf8') })
    // A text goes out in one write with the headers, where bytes would be a second piece of it.
    if (this.#last === undefined) this.#client.end()
    else this.#client.end(this.#last.toString('latin1'), 'latin1')
    this.#end({ kind: 'answered', status, headers, tokens: readUsage(this.#held), firstAt: this.#firstAt })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#client.destroyed) return this.#end({ kind: 'left' })
    const reason = reasonOf(error)
    if (this.#isStreaming) {
      breakOff(this.#client, this.#headers)
      return this.#end({ kind: 'broken', reason })
    }
    const { code } = error as NodeJS.ErrnoException
    const isTimeout = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT'
    this.#end(isTimeout ? { kind: 'timeout', ms: this.#call.maxWaitMs } : { kind: 'unreached', reason })
  }
}

/** Ends an answer that cannot be finished: an event stream with an error that clients read, anything else by cutting the connection. */
function breakOff(client: ServerResponse, headers: IncomingHttpHeaders): void {
  if (!/^text\/event-stream/i.test(headers['content-type'] ?? '')) return void client.destroy()
  const error = { message: 'The model server broke off its answer.', type: 'server_error', param: null, code: 'MODEL_BROKE_OFF' }
  client.end(`\n\ndata: ${JSON.stringify({ error })}\n\n`)
}

function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || error.message.includes(code) ? error.message : `${error.message} (${code})`
}
