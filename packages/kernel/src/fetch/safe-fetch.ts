import { isFault } from '@galley/fault'
import { hostMatches, readRetryAfter, type FetchMethod } from '@galley/sdk'
import { fault } from '../faults.ts'
import { chooseAddress, codeOf, isNamed } from './choose-address.ts'
import { decodeText } from './decode-text.ts'
import { domainRule } from './domain-rule.ts'
import { fetchLimits } from './fetch-limits.ts'
import type { FetchPolicy, Resolver } from './fetch-policy.ts'
import { parseTarget, type FetchTarget } from './fetch-target.ts'
import { createHostTurns } from './host-turns.ts'
import type { Sleep } from '../sleep.ts'
import { isTextType, readMediaType } from './media-type.ts'
import { isRedirect, requestOnce, type RawAnswer } from './request-once.ts'
import { addSecrets, hideInBytes, hideSecrets, type SentSecret } from './sent-secret.ts'
import { acceptedEncodings } from './unpack-body.ts'

/** One fetch for one plugin. */
export interface SafeRequest {
  readonly url: string
  readonly method: FetchMethod
  /** Body of a POST, as JSON. */
  readonly json?: string
  readonly headers: Readonly<Record<string, string>>
  /** `allowedHosts` of the plugin's grant; checked at every redirect too. */
  readonly allowedHosts: readonly string[]
  /** The operator's address of the service this plugin speaks to: `$base`, reachable even when it is not public. */
  readonly base?: string
  /** Keys of the operator's for the server that is asked, and for no other one it redirects to. What comes back has none of them in it. */
  readonly secrets?: readonly SentSecret[]
  /** Takes a file of any type as it was sent, packed or not, up to so many bytes: its digest is known. The answer has no text then. */
  readonly raw?: { readonly maxBytes: number }
  /** Media types besides texts whose bytes are wanted. */
  readonly types?: readonly string[]
  readonly signal: AbortSignal
}

/** A body that was fetched. */
export interface SafeAnswer {
  readonly status: number
  /** After redirects. */
  readonly url: string
  readonly contentType: string
  /** Pause in seconds or date that a busy server asks for, and the name of a session: where the server sent them. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where the type is no text. */
  readonly text: string
  /** The body as it came, unpacked. */
  readonly bytes: Uint8Array
}

/** Fetches for plugins; see `createSafeFetch`. */
export type SafeFetch = (request: SafeRequest) => Promise<SafeAnswer>

interface FetchServices {
  readonly policy: FetchPolicy
  readonly resolve: Resolver
  readonly clock: () => Date
  readonly sleep: Sleep
}

/**
 * Fetches for plugins: public addresses only, each name resolved once and the checked address connected to, every redirect
 * checked as if it were asked for, with limits on time, size and type, and polite to the servers.
 * Faults FETCH_REFUSED, FETCH_FAILED, FETCH_TOO_LARGE, FETCH_TYPE, FETCH_ENCODING, TEXT_ENCODING; an aborted fetch throws the signal's reason.
 */
export function createSafeFetch(services: FetchServices): SafeFetch {
  const turns = createHostTurns(services.policy.gapMs, services.clock, services.sleep)
  return async (asked) => {
    let headers = checkHeaders(asked)
    let secrets = asked.secrets ?? []
    let target = parseTarget(asked.url)
    for (let hop = 0; hop <= fetchLimits.maxRedirects; hop += 1) {
      const now = target
      const send = sendOnce(now, { ...asked, headers, secrets }, services)
      const answer = await turns(now.hostPort, asked.signal, () => sendPolitely(send, now, asked.signal, services))
      const location = answer.header('location')
      if (!isRedirect(answer.status, location)) return readAnswer(answer, now, asked)
      if (asked.method === 'POST') throw fault('FETCH_FAILED', { url: now.url.href, reason: 'it redirects what was sent to it' })
      if (!URL.canParse(location, now.url))
        throw fault('FETCH_FAILED', { url: now.url.href, reason: 'it redirects to something that is no address' })
      target = parseTarget(new URL(location, now.url).href)
      // What was said to one server is not repeated to another.
      if (target.url.origin !== now.url.origin) [headers, secrets] = [{}, []]
    }
    throw fault('FETCH_FAILED', { url: asked.url, reason: `more than ${fetchLimits.maxRedirects} redirects` })
  }
}

/** Prepares one request to one server. The keys go in last, and out of whatever comes back first. */
function sendOnce(
  target: FetchTarget,
  asked: SafeRequest & { readonly secrets: readonly SentSecret[] },
  services: FetchServices,
): () => Promise<RawAnswer> {
  const service = asked.base === undefined ? null : parseTarget(asked.base)
  return async () => {
    const address = await addressFor(target, asked, services)
    const keyed = addSecrets(target, asked.secrets, service)
    const { status, header, body } = await requestOnce({ ...target, url: keyed.url }, address, {
      ...asked,
      headers: { ...asked.headers, ...hostHeaders(services, asked), ...keyed.headers },
    })
    return {
      status,
      header: (name) => hideSecrets(header(name), asked.secrets),
      body: 'bytes' in body ? { bytes: hideInBytes(body.bytes, asked.secrets) } : body,
    }
  }
}

const hostHeaders = ({ policy }: FetchServices, { raw, json }: SafeRequest): Record<string, string> => ({
  'user-agent': policy.userAgent,
  ...(json === undefined ? {} : { 'content-type': 'application/json' }),
  'accept-encoding': raw === undefined ? acceptedEncodings : 'identity',
})

/** Checks a plugin's headers: only those that describe the wanted answer are let through. */
function checkHeaders({ url, headers }: SafeRequest): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const wrong = entries.find(
    ([name, value]) =>
      !/^(accept|accept-language|if-[a-z-]+|x-[a-z0-9-]+|api-user-agent|mcp-[a-z-]+)$/.test(name) || /[^\t\x20-\x7e]/.test(value),
  )
  if (wrong !== undefined) throw fault('FETCH_REFUSED', { url, rule: `the header ${wrong[0]} may not be set so` })
  return Object.fromEntries(entries)
}

/** Finds the address to connect to: of a host that the plugin may reach, public, or the operator's own for this plugin. */
async function addressFor(target: FetchTarget, { allowedHosts, base }: SafeRequest, { policy, resolve }: FetchServices): Promise<string> {
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url: target.url.href, rule })
  }
  const service = base === undefined ? null : parseTarget(base)
  if (!hostMatches(target.hostname, allowedHosts, service?.hostname)) return refuse(`the plugin may not reach ${target.hostname}`)
  const rule = service?.hostPort === target.hostPort ? null : domainRule(target.hostname, policy)
  if (rule !== null) return refuse(`${rule} in the settings of fetch`)
  const isExempt = target.hostPort === service?.hostPort || isNamed(target, policy)
  return chooseAddress(target, { isExempt }, resolve)
}

/** Sends, and sends once more after the pause that a busy server asks for. */
async function sendPolitely(
  send: () => Promise<RawAnswer>,
  { url }: FetchTarget,
  signal: AbortSignal,
  { clock, sleep }: FetchServices,
): Promise<RawAnswer> {
  try {
    const answer = await send()
    const pause = answer.status === 429 || answer.status === 503 ? readRetryAfter(answer.header('retry-after'), clock()) : undefined
    if (pause === undefined || pause > fetchLimits.maxRetryAfterMs) return answer
    await sleep(pause, signal)
    return await send()
  } catch (error) {
    signal.throwIfAborted()
    if (isFault(error)) throw error
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : codeOf(error)
    throw fault('FETCH_FAILED', { url: url.href, reason }, { cause: error })
  }
}

function readAnswer(
  { status, header, body }: RawAnswer,
  { url: { href: url } }: FetchTarget,
  { raw, secrets = [] }: SafeRequest,
): SafeAnswer {
  const media = readMediaType(header('content-type'))
  // An error is an answer, whatever its body; and an acknowledgement needs none.
  const isNeeded = status < 400 && ![202, 204, 304].includes(status) && header('content-length') !== '0'
  if (isNeeded && 'tooLarge' in body) throw fault('FETCH_TOO_LARGE', { url, limit: body.tooLarge })
  if (isNeeded && 'packed' in body) throw fault('FETCH_ENCODING', { url, problem: body.packed })
  if (isNeeded && 'unread' in body) throw fault('FETCH_TYPE', { url, type: media.type === '' ? 'not given' : media.type })
  const bytes = 'bytes' in body ? body.bytes : new Uint8Array()
  const text = raw === undefined && isTextType(media.type) ? decodeText(bytes, media) : ''
  if (isNeeded && text === null) throw fault('TEXT_ENCODING', { name: url })
  const told = toldHeaders.map((name) => [name, header(name)] as const).filter(([, value]) => value !== '')
  return { status, url, contentType: media.type, headers: Object.fromEntries(told), text: hideSecrets(text ?? '', secrets), bytes }
}

/** Headers of an answer that a plugin is told. */
const toldHeaders = ['retry-after', 'mcp-session-id']
