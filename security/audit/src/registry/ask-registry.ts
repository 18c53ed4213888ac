import pLimit from 'p-limit'
import { fault } from '../faults.ts'
import type { Fetch } from '../advisories/json-request.ts'
import { sayNetworkError } from '../say-network-error.ts'
import type { RegistryAddress } from './registry-address.ts'

/** Requests to registries. Both answer null where the registry says that there is no such thing (404). @throws REGISTRY_UNREACHABLE REGISTRY_BAD_ANSWER */
export interface AskRegistry {
  readonly json: (registry: RegistryAddress, path: string, signal?: AbortSignal, accept?: string) => Promise<unknown>
  /** Fetches a file from a whole address; the registry's secret goes with it where it is the registry's own. */
  readonly file: (registry: RegistryAddress, address: string, signal?: AbortSignal) => Promise<Uint8Array | null>
}

/** Limits of the requests of one audit. */
export interface RequestLimits {
  /** Requests under way at once. */
  readonly concurrent: number
  /** For one try; there are two. */
  readonly timeoutMs: number
  /** Bytes of one answer: the facts of a package with thousands of releases are tens of megabytes. */
  readonly maxBytes: number
}

/** The limits of an audit that sets none. */
export const defaultLimits: RequestLimits = { concurrent: 16, timeoutMs: 20_000, maxBytes: 96 << 20 }

/** One request to a registry: the whole address, and the media type that is asked for. */
interface RegistryRequest {
  readonly registry: RegistryAddress
  readonly address: string
  readonly accept: string
  readonly signal: AbortSignal | undefined
}

/** Statuses that may be another one at the second try. */
const retriedStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])
/** Failures in a row, without one answer, after which a registry counts as gone and is not asked again. */
const maxFailures = 3
/** Redirects that one request follows. */
const maxRedirects = 3

/**
 * Makes requests that end: limited in time, size and number, tried twice, and given up for a registry that answers nothing.
 * A redirect is followed by hand, and without the secret as soon as it leads to another origin.
 */
export function createAskRegistry(fetch: Fetch, limits: RequestLimits): AskRegistry {
  const limit = pLimit(limits.concurrent)
  const silent = new Map<string, { count: number; last: Error }>()
  const get = async (request: RegistryRequest): Promise<Uint8Array | null> => {
    const { registry, signal } = request
    const gone = silent.get(registry.host)
    if (gone !== undefined && gone.count >= maxFailures) throw gone.last
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await ask(fetch, request, limits)
        silent.delete(registry.host)
        if (!retriedStatuses.has(answer.status) || attempt === 2) return read(answer, registry)
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof NoAnswer)) throw error
        if (attempt === 1 && !error.isFinal) continue
        const last = fault('REGISTRY_UNREACHABLE', { registry: registry.host, what: error.message }, { cause: error })
        silent.set(registry.host, { count: (silent.get(registry.host)?.count ?? 0) + 1, last })
        throw last
      }
    }
  }
  return {
    json: async (registry, path, signal, accept = 'application/json') => {
      const body = await limit(get, { registry, address: `${registry.url}${path}`, accept, signal })
      return body && parse(body, registry)
    },
    file: async (registry, address, signal) => limit(get, { registry, address, accept: '*/*', signal }),
  }
}

/** The registry said nothing, or not in time. */
class NoAnswer extends Error {
  /** True where a second try would only wait as long again. */
  readonly isFinal: boolean
  constructor(message: string, { isFinal, cause }: { readonly isFinal: boolean; readonly cause: unknown }) {
    super(message, { cause })
    this.isFinal = isFinal
  }
}

interface Answer {
  readonly status: number
  readonly body: Uint8Array
}

async function ask(fetch: Fetch, { registry, address: first, accept, signal }: RegistryRequest, limits: RequestLimits): Promise<Answer> {
  const limit = AbortSignal.timeout(limits.timeoutMs)
  const ends = signal ? AbortSignal.any([limit, signal]) : limit
  let address = first
  const { origin } = new URL(registry.url)
  try {
    for (let hop = 0; ; hop += 1) {
      const secrets = new URL(address).origin === origin ? registry.headers() : {}
      const response = await fetch(address, { headers: { accept, ...secrets }, redirect: 'manual', signal: ends })
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (next === null) return { status: response.status, body: await readBody(response, registry, limits.maxBytes) }
      await response.body?.cancel()
      if (hop === maxRedirects) throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'it sends from one place to the next' })
      const target = URL.canParse(next, address) ? new URL(next, address) : null
      if (target === null || (target.protocol !== 'https:' && target.origin !== origin))
        throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'it sends to a place that is not safe' })
      address = target.href
    }
  } catch (error) {
    if (limit.aborted) throw new NoAnswer(`no answer within ${limits.timeoutMs / 1000} s`, { isFinal: true, cause: error })
    if (error instanceof TypeError) throw new NoAnswer(sayNetworkError(error), { isFinal: false, cause: error })
    throw error
  }
}

async function readBody(response: Response, registry: RegistryAddress, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes)
      throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: `its answer is larger than ${maxBytes >> 20} MiB` })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function read({ status, body }: Answer, registry: RegistryAddress): Uint8Array | null {
  if (status === 404 || status === 410) return null
  if (status < 200 || status > 299) throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: `it answered ${status}` })
  return body
}

function parse(body: Uint8Array, registry: RegistryAddress): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(body))
    if (json !== null) return json
  } catch (cause) {
    throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'its answer is no JSON' }, { cause })
  }
  throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'its answer is empty' })
}
