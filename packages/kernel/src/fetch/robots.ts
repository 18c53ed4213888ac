import { fault } from '../faults.ts'
import type { SafeFetch } from './safe-fetch.ts'

/** Bytes of a robots.txt that are read; RFC 9309 §2.5 asks for 500 KiB at least. */
const maxBytes = 524_288

/** Milliseconds that the rules of a site are believed: a day, the most of RFC 9309 §2.4. */
const maxAgeMs = 86_400_000

/** Name by which a robots.txt speaks to Galley; rules for `*` hold where none are for it. */
const agent = 'Galley'

/** Tells if the robots.txt of a page's site lets it be read. Faults of the fetch where the rules cannot be had: a site that does not answer is not read. */
export type MayRead = (url: string, signal: AbortSignal) => Promise<boolean>

type Parse = (url: string, text: string) => { readonly isAllowed: (url: string, agent: string) => boolean | undefined }

type Rules = (url: string) => boolean

/** Asks each site for its rules once a day. A site that has none (an answer of 4xx) allows everything, one that fails nothing (RFC 9309 §2.3.1). */
export function createRobots(safeFetch: SafeFetch, clock: () => Date): MayRead {
  const known = new Map<string, { readonly at: number; readonly rules: Promise<Rules> }>()
  return async (url, signal) => {
    const { origin } = new URL(url)
    const now = clock().getTime()
    const kept = known.get(origin)
    const site = kept !== undefined && now - kept.at < maxAgeMs ? kept : { at: now, rules: fetchRules(origin, safeFetch, signal) }
    known.set(origin, site)
    try {
      return (await site.rules)(url)
    } catch (error) {
      if (known.get(origin) === site) known.delete(origin)
      throw error
    }
  }
}

async function fetchRules(origin: string, safeFetch: SafeFetch, signal: AbortSignal): Promise<Rules> {
  const url = `${origin}/robots.txt`
  const { status, bytes } = await safeFetch({ url, method: 'GET', headers: {}, allowedHosts: ['*'], raw: { maxBytes }, signal })
  if (status >= 500) throw fault('FETCH_FAILED', { url, reason: `the server answered ${status}` })
  if (status < 200 || status > 299) return () => true
  // Its types are those of an ES module, which it is not.
  const { default: parse } = (await import('robots-parser')) as unknown as { readonly default: Parse }
  const rules = parse(url, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  return (page) => rules.isAllowed(page, agent) !== false
}
