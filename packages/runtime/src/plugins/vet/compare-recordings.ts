import type { NamedChanges } from '../plugin-facts.ts'
import type { RecordedCall, Recording } from './recorded-call.ts'

/** An e-mail address inside a text; enough to notice a new recipient, not to judge an address. */
const addressForm = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g

/**
 * Compares what two releases of a plugin asked for on the same inputs and answers: kinds of calls, hosts, the fields that are sent to each (query
 * parameters, headers, members of a body) and the addresses in them. A copy to somebody else inside a request that was granted shows here, and
 * nowhere else. Values are not compared: they may differ from call to call.
 */
export function compareRecordings(before: Recording, after: Recording): NamedChanges {
  const [old, now] = [new Set(before.calls.flatMap(factsOf)), new Set(after.calls.flatMap(factsOf))]
  return { added: [...now].filter((fact) => !old.has(fact)), removed: [...old].filter((fact) => !now.has(fact)) }
}

function factsOf({ operation, kind, request }: RecordedCall): readonly string[] {
  const { url, address, method = 'GET', headers = {}, body } = (request ?? {}) as RequestParts
  const target = URL.parse(url ?? address ?? '')
  if (target === null) return [`${operation} asks for ${kind}`, ...addressesIn(request).map((one) => `${operation} names ${one}`)]
  const at = `${method} ${target.host}`
  const fields = [
    ...[...target.searchParams.keys()].map((name) => `the parameter ${name}`),
    ...Object.keys(headers).map((name) => `the header ${name.toLowerCase()}`),
    ...pathsOf(body).map((path) => `the field ${path}`),
  ]
  return [
    `${operation} asks for ${kind} of ${at}`,
    ...fields.map((field) => `${operation} sends ${field} to ${at}`),
    ...addressesIn(request).map((one) => `${operation} names ${one} to ${at}`),
  ]
}

interface RequestParts {
  readonly url?: string
  readonly address?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Lists the members of a value, as paths; all members of a list count as one. A text that holds JSON is read as that. */
function pathsOf(value: unknown, at = ''): readonly string[] {
  if (typeof value === 'string' && at === '') {
    const json = parse(value)
    return typeof json === 'object' ? pathsOf(json) : []
  }
  if (typeof value !== 'object' || value === null) return at === '' ? [] : [at]
  if (Array.isArray(value)) return [...new Set(value.flatMap((member) => pathsOf(member, `${at}[]`)))]
  return Object.entries(value).flatMap(([name, member]) => pathsOf(member, at === '' ? name : `${at}.${name}`))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function addressesIn(request: unknown): readonly string[] {
  const text = decode(JSON.stringify(request ?? null))
  return [...new Set(text.match(addressForm))].map((one) => one.toLowerCase())
}

/** Undoes the escapes of addresses, so that `%40` hides nobody. */
function decode(text: string): string {
  return text.replaceAll(/%[0-7][\dA-F]/gi, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)))
}
