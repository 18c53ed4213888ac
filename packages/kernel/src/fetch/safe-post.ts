import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { chooseAddress, codeOf, isNamed } from './choose-address.ts'
import type { FetchPolicy, Resolver } from './fetch-policy.ts'
import { parseTarget, type FetchTarget } from './fetch-target.ts'
import { judgeAddress } from './judge-address.ts'
import { requestOnce } from './request-once.ts'

/** Message to a server that somebody named at run time. */
interface SafePost {
  readonly url: string
  readonly json: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

interface PostServices {
  readonly policy: Pick<FetchPolicy, 'privateHosts' | 'userAgent'>
  readonly resolve: Resolver
}

/**
 * Checks an address that messages are to be posted to, as far as it tells: https, a public host on port 443, or a server that the operator named in
 * `privateHosts`. Fault FETCH_REFUSED.
 */
export function checkPostTarget(url: string, policy: Pick<FetchPolicy, 'privateHosts'>): FetchTarget {
  const target = parseTarget(url)
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url: target.url.href, rule })
  }
  if (isNamed(target, policy)) return target
  if (target.url.protocol !== 'https:') return refuse('only https is posted to')
  if (target.url.port !== '') return refuse('only the port 443 is open')
  const range = target.isLiteral ? judgeAddress(target.hostname) : null
  return range === null ? target : refuse(`${target.hostname} is not a public address (${range})`)
}

/**
 * Posts JSON to a server once, and returns the status and the pause that it asks for. The name is resolved once, every address of it must be public, and the
 * one that was checked is connected to; a redirect is an answer and is not followed. Faults FETCH_REFUSED, FETCH_FAILED.
 */
export async function safePost(
  { url, json, headers, signal }: SafePost,
  { policy, resolve }: PostServices,
): Promise<{ readonly status: number; readonly retryAfter: string }> {
  const target = checkPostTarget(url, policy)
  try {
    const address = await chooseAddress(target, { isExempt: isNamed(target, policy) }, resolve)
    const sent = { ...headers, 'user-agent': policy.userAgent, 'content-type': 'application/json', 'accept-encoding': 'identity' }
    const { status, header } = await requestOnce(target, address, {
      method: 'POST',
      json,
      headers: sent,
      signal,
      raw: { maxBytes: 65_536 },
    })
    return { status, retryAfter: header('retry-after') }
  } catch (error) {
    if (isFault(error)) throw error
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : codeOf(error)
    throw fault('FETCH_FAILED', { url: target.url.href, reason }, { cause: error })
  }
}
