import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { decodeText } from './decode-text.ts'
import { fetchLimits } from './fetch-limits.ts'
import type { FetchPolicy, Resolver } from './fetch-policy.ts'
import { fetchTarget, type FetchTarget } from './fetch-target.ts'
import { hostMatches } from './host-matches.ts'
import { createHostTurns, type Sleep } from './host-turns.ts'
import { judgeAddress } from './judge-address.ts'
import { readMediaType } from './media-type.ts'
import { requestOnce, type RawAnswer } from './request-once.ts'
import { retryAfter } from './retry-after.ts'

/** What is fetched, for whom. */
export interface SafeRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD'
  readonly headers: Readonly<Record<string, string>>
  /** `allowedHosts` of the plugin's grant; checked at every redirect too. */
  readonly allowedHosts: readonly string[]
  /** The operator's address of the service this plugin speaks to: `$base`, reachable even when it is not public. */
  readonly base?: string
  readonly signal: AbortSignal
}

/** A text that was fetched. */
export interface SafeAnswer {
  readonly status: number
  /** After redirects. */
  readonly url: string
  readonly contentType: string
  readonly text: string
  /** The body as it came, unpacked. */
  readonly bytes: Uint8Array
}

export type SafeFetch = (request: SafeRequest) => Promise<SafeAnswer>

interface World {
  readonly policy: FetchPolicy
  readonly resolve: Resolver
  readonly clock: () => Date
  readonly sleep: Sleep
}

/**
 * Fetches for plugins: public addresses only, each name resolved once and the checked address connected to, every redirect
 * checked as if it were asked for, with limits on time, size and type, and polite to the servers.
 * Faults FETCH_REFUSED, FETCH_FAILED, FETCH_TOO_LARGE, FETCH_TYPE; an aborted fetch throws the signal's reason.
 */
export function createSafeFetch(world: World): SafeFetch {
  const turns = createHostTurns(world.policy.gapMs, world.clock, world.sleep)
  return async (asked) => {
    let headers = checkedHeaders(asked)
    let target = fetchTarget(asked.url)
    for (let hop = 0; hop <= fetchLimits.redirects; hop += 1) {
      const now = target
      const send = async (): Promise<RawAnswer> =>
        requestOnce(now, await checkedAddress(now, asked, world), { ...asked, headers: { ...headers, ...fixedHeaders(world) } })
      const answer = await turns(now.hostPort, asked.signal, () => politely(send, now, asked.signal, world))
      const location = answer.header('location')
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === '') return readAnswer(answer, now)
      if (!URL.canParse(location, now.url))
        throw fault('FETCH_FAILED', { url: now.url.href, reason: 'it redirects to something that is no address' })
      target = fetchTarget(new URL(location, now.url).href)
      // What the plugin said to one server is not repeated to another.
      if (target.url.origin !== now.url.origin) headers = {}
    }
    throw fault('FETCH_FAILED', { url: asked.url, reason: `more than ${fetchLimits.redirects} redirects` })
  }
}

const fixedHeaders = ({ policy }: World): Record<string, string> => ({
  'user-agent': policy.userAgent,
  'accept-encoding': 'gzip, br, deflate',
})

/** What a plugin may say in a header: what it would like to get. */
function checkedHeaders({ url, headers }: SafeRequest): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const wrong = entries.find(
    ([name, value]) => !/^(accept|accept-language|if-[a-z-]+|x-[a-z0-9-]+|api-user-agent)$/.test(name) || /[^\t\x20-\x7e]/.test(value),
  )
  if (wrong !== undefined) throw fault('FETCH_REFUSED', { url, rule: `the header ${wrong[0]} may not be set so` })
  return Object.fromEntries(entries)
}

/** The one address to connect to. */
async function checkedAddress(target: FetchTarget, { allowedHosts, base }: SafeRequest, { policy, resolve }: World): Promise<string> {
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url: target.url.href, rule })
  }
  const service = base === undefined ? null : fetchTarget(base)
  if (!hostMatches(target.hostname, allowedHosts, service?.hostname)) return refuse(`the plugin may not reach ${target.hostname}`)
  const isExempt = target.hostPort === service?.hostPort || policy.privateHosts.some((host) => host.toLowerCase() === target.hostPort)
  if (!isExempt && target.url.port !== '') return refuse('only the ports 80 and 443 are open')
  const addresses = target.isLiteral ? [target.hostname] : await lookup(target, resolve)
  const [first] = addresses
  if (first === undefined) throw fault('FETCH_FAILED', { url: target.url.href, reason: `${target.hostname} has no address` })
  if (isExempt) return first
  for (const address of addresses) {
    const range = judgeAddress(address)
    if (range !== null) return refuse(`${target.hostname} is at ${address}, which is not a public address (${range})`)
  }
  return first
}

async function lookup({ hostname, url }: FetchTarget, resolve: Resolver): Promise<readonly string[]> {
  try {
    return await resolve(hostname)
  } catch (error) {
    throw fault('FETCH_FAILED', { url: url.href, reason: `${hostname} could not be looked up (${codeOf(error)})` }, { cause: error })
  }
}

/** Sends, and sends once more after the pause that a busy server asks for. */
async function politely(
  send: () => Promise<RawAnswer>,
  { url }: FetchTarget,
  signal: AbortSignal,
  { clock, sleep }: World,
): Promise<RawAnswer> {
  try {
    const answer = await send()
    const pause = answer.status === 429 || answer.status === 503 ? retryAfter(answer.header('retry-after'), clock()) : null
    if (pause === null || pause > fetchLimits.retryAfterMs) return answer
    await sleep(pause, signal)
    return await send()
  } catch (error) {
    signal.throwIfAborted()
    if (isFault(error)) throw error
    const reason =
      error instanceof Error && error.name === 'TimeoutError' ? `no answer within ${fetchLimits.milliseconds / 1000} s` : codeOf(error)
    throw fault('FETCH_FAILED', { url: url.href, reason }, { cause: error })
  }
}

function readAnswer({ status, header, body }: RawAnswer, { url }: FetchTarget): SafeAnswer {
  if ('tooLarge' in body) throw fault('FETCH_TOO_LARGE', { url: url.href, limit: body.tooLarge })
  if ('unknown' in body) throw fault('FETCH_FAILED', { url: url.href, reason: `it is packed with ${body.unknown}` })
  const media = readMediaType(header('content-type'))
  const isMissed = 'unread' in body && status < 400 && status !== 204 && status !== 304 && header('content-length') !== '0'
  if (isMissed) throw fault('FETCH_TYPE', { url: url.href, type: media.type === '' ? 'not given' : media.type })
  const bytes = 'bytes' in body ? body.bytes : new Uint8Array()
  return { status, url: url.href, contentType: media.type, text: decodeText(bytes, media), bytes }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
