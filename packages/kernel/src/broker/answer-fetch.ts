import { hash } from 'node:crypto'
import type { FetchAnswer, FetchRequest } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { SafeAnswer } from '../fetch/safe-fetch.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import type { BrokerServices } from './broker-services.ts'

/** Longest text that the ledger keeps, in UTF-16 units: fetching a longer one again costs less than carrying it. */
const maxRemembered = 262_144

interface Remembered {
  readonly status: number
  readonly url: string
  readonly contentType: string
  readonly rawDigest: string
  /** Null when it was too long to remember. */
  readonly text: string | null
}

/** Answers `host.fetch`: the safe fetch, within the plugin's hosts and methods. The text stays with the host. Faults FETCH_REFUSED, FETCH_FAILED, FETCH_TOO_LARGE, FETCH_TYPE, FETCH_ENCODING. */
export async function answerFetch(
  asked: FetchRequest,
  caller: Caller,
  { safeFetch }: BrokerServices,
  signal: AbortSignal,
): Promise<FetchAnswer> {
  const { plugin, base, bodies } = caller
  const { method = 'GET', headers = {}, url } = asked
  const { allowedHosts = [], methods = [], maxRequests = 0 } = plugin.grant.permissions.fetch ?? {}
  if (!methods.includes(method)) throw fault('FETCH_REFUSED', { url, rule: `the plugin may not ${method}` })
  const send = async (): Promise<SafeAnswer> => {
    spendOne(caller, 'requests', maxRequests)
    return safeFetch({ url, method, headers, allowedHosts, signal, ...(base === undefined ? {} : { base }) })
  }
  let fresh: SafeAnswer | null = null
  const remembered = await performEffect<Remembered>(caller, 'fetch', { url, method, headers }, async () => {
    fresh = await send()
    const { status, url: landed, contentType, text, bytes } = fresh
    return {
      response: { status, url: landed, contentType, rawDigest: hash('sha256', bytes), text: text.length > maxRemembered ? null : text },
    }
  })
  const text = remembered.text ?? (fresh ?? (await send())).text
  const { status, url: landed, contentType, rawDigest } = remembered
  return { ...bodies.hold({ text, rawDigest }), status, url: landed, contentType }
}
