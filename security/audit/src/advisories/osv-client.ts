import { isAdvisoryId, isPlainObject } from './osv-record.ts'
import type { AskedPackage } from './advisory-source.ts'
import { createJsonRequest, type Fetch } from './json-request.ts'

/** An advisory as the list of a query names it. */
export interface AdvisoryRef {
  readonly id: string
  readonly modified: string
}

/** The public service OSV.dev, or one of the same form (OSV API v1). */
export interface OsvClient {
  /** The ids for each package, in the order of the packages. Throws an error with a reason in words. */
  readonly query: (packages: readonly AskedPackage[], signal?: AbortSignal) => Promise<readonly (readonly AdvisoryRef[])[]>
  /** The record of an id, unchecked. Throws an error with a reason in words. */
  readonly record: (id: string, signal?: AbortSignal) => Promise<unknown>
}

/** Queries of one request (OSV API, `querybatch`). */
const maxQueries = 1000

/** Pages of one answer, more than any package has: an answer that never ends is an error. */
const maxPages = 50

interface Question {
  readonly index: number
  readonly query: Readonly<Record<string, unknown>>
}

/** Makes a client; `base` is the address of the service, `timeoutMs` the time for one request. */
export function createOsvClient(services: { readonly fetch: Fetch; readonly base?: string; readonly timeoutMs?: number }): OsvClient {
  const base = (services.base ?? 'https://api.osv.dev').replace(/\/+$/, '')
  const request = createJsonRequest(services.fetch, services.timeoutMs ?? 30_000)
  return {
    query: async (packages, signal) => {
      const found = packages.map(() => new Map<string, AdvisoryRef>())
      let open: readonly Question[] = packages.map(({ ecosystem, name, version }, index) => ({
        index,
        query: { package: { ecosystem, name }, version },
      }))
      for (let page = 0; open.length > 0; page += 1) {
        if (page === maxPages) throw new Error(`its answer goes on after ${maxPages} pages`)
        const next: Question[] = []
        for (let at = 0; at < open.length; at += maxQueries) {
          const batch = open.slice(at, at + maxQueries)
          const answer = await request(`${base}/v1/querybatch`, { queries: batch.map(({ query }) => query) }, signal)
          for (const [place, result] of resultsOf(answer, batch.length).entries()) {
            const asked = batch[place]
            if (!asked) continue
            for (const ref of refsOf(result)) found[asked.index]?.set(ref.id, ref)
            const token = result['next_page_token']
            if (typeof token === 'string' && token !== '') next.push({ index: asked.index, query: { ...asked.query, page_token: token } })
          }
        }
        open = next
      }
      return found.map((refs) => Array.from(refs.values()))
    },
    record: (id, signal) => request(`${base}/v1/vulns/${encodeURIComponent(id)}`, undefined, signal),
  }
}

function resultsOf(answer: unknown, expected: number): readonly Readonly<Record<string, unknown>>[] {
  const results = isPlainObject(answer) ? answer['results'] : null
  if (!Array.isArray(results) || results.length !== expected)
    throw new Error(`it answered ${Array.isArray(results) ? results.length : 'none'} of ${expected} queries`)
  return results.map((result: unknown) => (isPlainObject(result) ? result : {}))
}

function refsOf(result: Readonly<Record<string, unknown>>): readonly AdvisoryRef[] {
  const { vulns = [] } = result
  if (!Array.isArray(vulns)) throw new Error('its answer is of another form')
  return vulns.map((item: unknown) => {
    if (!isPlainObject(item) || !isAdvisoryId(item['id']) || typeof item['modified'] !== 'string')
      throw new Error('it named an advisory without id and date')
    return { id: item['id'], modified: item['modified'] }
  })
}
