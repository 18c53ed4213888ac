import { hash } from 'node:crypto'
import type { FetchAnswer, FetchRequest } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { SafeAnswer } from '../fetch/safe-fetch.ts'
import type { SentSecret } from '../fetch/sent-secret.ts'
import type { BrokerServices } from './broker-services.ts'
import { performEffect, spendOne, type Caller } from './caller.ts'
import type { HostCall } from './host-call.ts'

/** Longest text that the ledger keeps, in UTF-16 units: fetching a longer one again costs less than carrying it. */
const maxRemembered = 262_144

/** Longest body of a POST, in bytes of its JSON. */
const maxJsonBytes = 65_536

interface Remembered {
  readonly status: number
  readonly url: string
  readonly contentType: string
  /** Absent in ledgers of versions that kept none. */
  readonly headers?: SafeAnswer['headers']
  readonly rawDigest: string
  /** Null when it was too long to remember. */
  readonly text: string | null
}

/**
 * Answers `host.fetch`: the safe fetch, within the plugin's hosts and methods, with the operator's keys that its manifest names. The text stays
 * with the host. Faults FETCH_REFUSED, SECRET_MISSING, FETCH_FAILED, FETCH_TOO_LARGE, FETCH_TYPE, FETCH_ENCODING.
 */
export async function answerFetch(
  asked: FetchRequest,
  { caller, services: { safeFetch, secretOf }, signal }: HostCall,
): Promise<FetchAnswer> {
  const { plugin, base, bodies } = caller
  const { method = 'GET', headers = {}, url } = asked
  const { allowedHosts = [], methods = [], maxRequests = 0 } = plugin.grant.permissions.fetch ?? {}
  if (!methods.includes(method)) throw fault('FETCH_REFUSED', { url, rule: `the plugin may not ${method}` })
  const json = jsonOf(asked)
  const body = json === undefined ? {} : { json }
  const send = async (): Promise<SafeAnswer> => {
    const secrets = secretsOf(caller, secretOf)
    spendOne(caller, 'requests', maxRequests)
    return safeFetch({ url, method, headers, ...body, allowedHosts, secrets, signal, ...(base === undefined ? {} : { base }) })
  }
  let fresh: SafeAnswer | null = null
  const remembered = await performEffect<Remembered>(caller, 'fetch', { url, method, headers, ...body }, async () => {
    fresh = await send()
    const { text, bytes, ...answer } = fresh
    return { response: { ...answer, rawDigest: hash('sha256', bytes), text: text.length > maxRemembered ? null : text } }
  })
  const text = remembered.text ?? (fresh ?? (await send())).text
  const { status, url: landed, contentType, headers: told = {}, rawDigest } = remembered
  return { ...bodies.hold({ text, rawDigest }), status, url: landed, contentType, headers: told }
}

/** Reads the body of a POST, which has one, and no other request has. Fault FETCH_REFUSED. */
function jsonOf({ method, json, url }: FetchRequest): string | undefined {
  const refuse = (rule: string): never => {
    throw fault('FETCH_REFUSED', { url, rule })
  }
  if (method !== 'POST') return json === undefined ? undefined : refuse('only a POST has a body')
  if (json === undefined) return refuse('a POST has a body of JSON')
  const text = JSON.stringify(json)
  return Buffer.byteLength(text) > maxJsonBytes ? refuse(`it would send more than ${maxJsonBytes} bytes`) : text
}

/** Looks up the keys that the plugin's grant names. Fault SECRET_MISSING for one that is needed and not there. */
function secretsOf({ plugin: { name, grant } }: Caller, secretOf: BrokerServices['secretOf']): readonly SentSecret[] {
  return (grant.permissions.secrets ?? []).flatMap(({ optional = false, ...use }): readonly SentSecret[] => {
    const value = secretOf(use.name)
    if (value === undefined && !optional) throw fault('SECRET_MISSING', { name, secret: use.name })
    return value === undefined ? [] : [{ ...use, value }]
  })
}
