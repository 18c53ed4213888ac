import type { FetchRequest, Host } from '../plugin/host.ts'
import { parseJson } from './parse-json.ts'
import { plainSnippet } from './plain-snippet.ts'
import { readBody } from './read-body.ts'

/** Longest answer of a service that is read, in UTF-16 units: a longer one is no list of results. */
const maxAnswer = 4_000_000

/** Longest text of a service's own about a failure, in UTF-16 units. */
const maxReason = 200

/** A service that a tool asks: its name is in the messages of its failures. */
export interface ServiceRequest extends FetchRequest {
  readonly service: string
}

/** The part of a host that asks services. */
type AskingHost = Pick<Host, 'fetch' | 'body'>

/**
 * Asks a service and returns the text of its answer. Throws an Error that says in words what the service did instead of answering: it refused the key,
 * asked to wait, failed, or sent a page. Faults of the fetch come out as they are.
 */
export async function askService(host: AskingHost, { service, ...request }: ServiceRequest): Promise<string> {
  if (host.fetch === undefined) throw new Error(`${service} cannot be asked without the grant "fetch"`)
  const answer = await host.fetch(request)
  const text = await readBody(host, answer, maxAnswer)
  const { status, contentType, headers = {} } = answer
  if (status < 200 || status > 299) throw new Error(`${service} ${refusalOf(status, headers['retry-after'])}${reasonOf(text, contentType)}`)
  if (contentType === 'text/html') throw new Error(`${service} answered with a page instead of results: is this the address of its API?`)
  return text
}

/** Asks a service and returns its answer, an object of JSON. Throws as `askService` does, and where the answer is no such thing. */
export async function askServiceForJson(host: AskingHost, request: ServiceRequest): Promise<Readonly<Record<string, unknown>>> {
  const answer = parseJson(await askService(host, { ...request, headers: { accept: 'application/json', ...request.headers } }))
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as Readonly<Record<string, unknown>>
  throw new Error(`${request.service} answered something that is not JSON`)
}

function refusalOf(status: number, retryAfter: string | undefined): string {
  if (status === 401 || status === 403) return `refused the request: is its key right, and set? (${status})`
  if (status !== 429) return `answered ${status}`
  const pause =
    retryAfter === undefined ? '' : ` and asks to wait ${/^\d+$/.test(retryAfter) ? `${retryAfter} seconds` : `until ${retryAfter}`}`
  return `answers no more for now${pause} (429)`
}

/** Finds what a service says about its failure; a page says nothing. */
function reasonOf(text: string, contentType: string): string {
  if (contentType === 'text/html') return ''
  const said = plainSnippet(messageIn(parseJson(text)) ?? (contentType === 'text/plain' ? text : '')).slice(0, maxReason)
  return said === '' ? '' : `: ${said}`
}

/** Finds the first text under the names that services use for it. */
function messageIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { message, detail, error, error_description: described } = value as Readonly<Record<string, unknown>>
  const named = [message, described, detail, error]
  return named.find((one) => typeof one === 'string') ?? named.map(messageIn).find((one) => one !== undefined)
}
