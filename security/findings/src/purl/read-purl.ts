import type { Purl } from './purl.ts'

const pattern = /^pkg:\/*(?<type>[a-z][a-z\d.+-]*)\/(?<path>[^@?#]+)(?:@(?<version>[^?#]*))?(?:\?(?<query>[^#]*))?(?:#.*)?$/i

/**
 * Reads a package URL; null for a text that is none, an `@` of a scope that is not encoded among them.
 * It is more lenient than the specification where bills of materials of others are: a `%` that encodes nothing stays as it is, an empty
 * version is kept as such, and no rule of a single type is applied (npm's old names have capitals, PyPI's are folded by their readers).
 */
export function readPurl(text: string): Purl | null {
  const { type, path = '', version, query } = pattern.exec(text)?.groups ?? {}
  const segments = path.split('/').filter((segment) => segment !== '')
  const name = segments.pop()
  if (type === undefined || name === undefined) return null
  const qualifiers = Object.fromEntries(new URLSearchParams(query))
  return {
    type: type.toLowerCase(),
    ...(segments.length === 0 ? {} : { namespace: segments.map(decode).join('/') }),
    name: decode(name),
    ...(version === undefined ? {} : { version: decode(version) }),
    ...(query === undefined ? {} : { qualifiers }),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
