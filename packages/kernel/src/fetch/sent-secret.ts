import type { SecretUse } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { FetchTarget } from './fetch-target.ts'

/** A key of the operator's for one fetch. */
export interface SentSecret extends Omit<SecretUse, 'optional'> {
  readonly value: string
}

/** An address and headers with the keys in them. */
interface KeyedRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Puts the keys that a server is to get into a request to it. `service` is the operator's own address, `$base`. Fault FETCH_REFUSED for a
 * request to anything but that address which is not encrypted.
 */
export function addSecrets(target: FetchTarget, secrets: readonly SentSecret[], service: FetchTarget | null): KeyedRequest {
  const isService = target.url.origin === service?.url.origin
  const url = new URL(target.url)
  const headers: Record<string, string> = {}
  for (const { name, hosts, header, scheme, query, value } of secrets) {
    if (!hosts.some((host) => (host === '$base' ? isService : host === target.hostname))) continue
    if (!isService && url.protocol !== 'https:')
      throw fault('FETCH_REFUSED', { url: target.url.href, rule: `the key ${name} is sent over https only` })
    if (query !== undefined) url.searchParams.set(query, value)
    if (header !== undefined) headers[header] = scheme === undefined ? value : `${scheme} ${value}`
  }
  return { url, headers }
}

/** Takes the keys out of a text that came back, in any mix of the ways in which servers write a character: in an address, in JSON, in HTML. */
export function hideSecrets(text: string, secrets: readonly SentSecret[]): string {
  return secrets.reduce((clean, { name, value }) => clean.replaceAll(patternOf(value), `[key ${name}]`), text)
}

/** Takes the keys out of the bytes of a body. */
export function hideInBytes(bytes: Uint8Array, secrets: readonly SentSecret[]): Uint8Array {
  if (secrets.length === 0) return bytes
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const clean = hideSecrets(text, secrets)
  return clean === text ? bytes : Buffer.from(clean, 'latin1')
}

/** Entities of HTML that stand for printable ASCII, by their character. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Matches a key. Each repetition is bounded: what is searched was written by a stranger. */
function patternOf(value: string): RegExp {
  const characters = Array.from(value, (character) => {
    const code = character.charCodeAt(0)
    const hex = code.toString(16)
    const forms = [
      `%(?:25){0,4}${hex}`,
      String.raw`\\{1,8}u00${hex}`,
      `&#(?:x0{0,6}${hex}|0{0,6}${code});`,
      ...(Object.hasOwn(entities, character) ? [entities[character]] : []),
      // The shortest last: it may be the beginning of another form.
      String.raw`\\{0,8}${RegExp.escape(character)}`,
    ]
    return `(?:${forms.join('|')})`
  })
  return new RegExp(characters.join(''), 'gi')
}
