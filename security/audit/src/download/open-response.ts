import type { DownloadServices } from './download-services.ts'
import { isSecure } from './check-address.ts'

/** An answer whose body has not been read yet. */
export interface OpenResponse {
  readonly status: number
  readonly header: (name: string) => string | null
  /** The body, piece by piece; each wait for one is bounded. */
  readonly chunks: () => AsyncGenerator<Uint8Array>
  /** Ends it without reading the rest. */
  readonly discard: () => Promise<void>
}

/** Redirects that are followed one after another: a mirror's needs one or two. */
const maxRedirects = 5

/** Milliseconds without a byte. */
const defaultIdleMs = 30_000

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Asks for an address by GET. Redirects are followed to https only (to http from this machine to itself); the bytes are asked for as they
 * are, so that lengths and digests are those of the file. Throws an error with a reason in words; `isPassing` tells which may pass.
 */
export async function openResponse(
  services: Pick<DownloadServices, 'fetch' | 'signal' | 'idleMs'>,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<OpenResponse> {
  const idle = createIdleTimer(services.idleMs ?? defaultIdleMs)
  const signal = services.signal ? AbortSignal.any([idle.signal, services.signal]) : idle.signal
  const init = { headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual', signal } as const
  try {
    let [at, response] = [address, await services.fetch(address, init)]
    for (let hops = 0; redirects.has(response.status); hops += 1) {
      await response.body?.cancel()
      if (hops === maxRedirects) throw new Error(`it redirects more than ${maxRedirects} times`)
      at = redirectedTo(at, response.headers.get('location'))
      idle.touch()
      response = await services.fetch(at, init)
    }
    return describe(response, idle)
  } catch (error) {
    idle.stop()
    throw reasonOf(error, idle.signal)
  }
}

/** An error after which a second try may go well. */
export function passingError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { name: 'PassingError' })
}

/** True for an error after which a second try may go well: the connection or a busy server, not what it said. */
export function isPassing(error: unknown): boolean {
  return error instanceof Error && error.name === 'PassingError'
}

/** Answers that are worth a second try (RFC 9110 §15, RFC 6585). */
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

/** The error of an answer that is none of those that were expected. */
export function statusError(status: number): Error {
  const message = `the server answered ${status}`
  return passingStatuses.has(status) ? passingError(message) : new Error(message)
}

function describe(response: Response, idle: IdleTimer): OpenResponse {
  const encoding = response.headers.get('content-encoding')
  if (encoding !== null && encoding !== 'identity') throw new Error(`its answer is packed as ${encoding}, which nobody asked for`)
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    chunks: async function* () {
      try {
        for await (const chunk of response.body ?? []) {
          idle.touch()
          yield chunk
        }
      } catch (error) {
        throw reasonOf(error, idle.signal)
      } finally {
        idle.stop()
      }
    },
    discard: async () => {
      idle.stop()
      await response.body?.cancel()
    },
  }
}

function redirectedTo(from: string, location: string | null): string {
  if (location === null || !URL.canParse(location, from)) throw new Error('it redirects to nowhere')
  const [source, target] = [new URL(from), new URL(location, from)]
  if (!isSecure(target) || (source.protocol === 'https:' && target.protocol !== 'https:'))
    throw new Error(`it redirects to ${target.protocol}//${target.host}, which is not https`)
  if (target.username !== '' || target.password !== '') throw new Error('it redirects to an address with a name and a password')
  return target.href
}

interface IdleTimer {
  readonly signal: AbortSignal
  readonly touch: () => void
  readonly stop: () => void
}

function createIdleTimer(ms: number): IdleTimer {
  const controller = new AbortController()
  const abort = (): void => controller.abort(passingError(`no answer within ${ms / 1000} s`))
  let timer = setTimeout(abort, ms)
  return {
    signal: controller.signal,
    touch: () => {
      clearTimeout(timer)
      timer = setTimeout(abort, ms)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Errors of `fetch` say "terminated" or "fetch failed", and their cause what happened. */
function reasonOf(error: unknown, idle: AbortSignal): unknown {
  if (idle.aborted) return idle.reason
  if (!(error instanceof TypeError)) return error
  const cause: unknown = error.cause
  const { code, message } = (cause ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  const what = typeof code === 'string' ? code : typeof message === 'string' ? message : error.message
  return passingError(`the connection failed (${what})`, error)
}
