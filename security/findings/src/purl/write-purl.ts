import type { Purl } from './purl.ts'

/** Writes a package URL in its canonical form, as far as that is the same for all types: `pkg:npm/%40scope/name@1.0.0?vcs_url=…`. */
export function writePurl({ type, namespace, name, version, qualifiers = {} }: Purl): string {
  const path = [...(namespace?.split('/') ?? []), name].map(encode).join('/')
  const query = Object.keys(qualifiers)
    .toSorted()
    .map((key) => `${key}=${encode(qualifiers[key] ?? '')}`)
    .join('&')
  return `pkg:${type}/${path}${version === undefined ? '' : `@${encode(version)}`}${query === '' ? '' : `?${query}`}`
}

/** The specification's percent-encoding: RFC 3986 unreserved characters and the colon stay; a lone surrogate becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
