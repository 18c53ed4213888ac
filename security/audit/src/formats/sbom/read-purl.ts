import type { PackageSource } from '../../locked-package.ts'
import { normalName } from '../../purl.ts'
import { decoded } from '../read/decoded.ts'

/** What a package URL says, for the ecosystems that are checked. */
export interface Purl {
  readonly ecosystem: 'npm' | 'PyPI'
  readonly name: string
  readonly version: string
  readonly source: PackageSource
}

/** Reads a package URL; the type alone where it is of another ecosystem; null where it is none. */
export function readPurl(text: string): Purl | { readonly other: string } | null {
  const {
    type,
    path,
    version,
    query = '',
  } = /^pkg:\/*(?<type>[a-z][a-z\d.+-]*)\/(?<path>[^@?#]+)(?:@(?<version>[^?#]*))?(?:\?(?<query>[^#]*))?(?:#.*)?$/i.exec(text)?.groups ?? {}
  if (type === undefined || path === undefined) return null
  const ecosystem = ({ npm: 'npm', pypi: 'PyPI' } as const)[type.toLowerCase()]
  if (ecosystem === undefined) return { other: type.toLowerCase() }
  const name = path
    .replaceAll(/^\/+|\/+$/g, '')
    .split('/')
    .map(decoded)
    .join('/')
  return { ecosystem, name: normalName(ecosystem, name), version: decoded(version ?? ''), source: sourceOf(new URLSearchParams(query)) }
}

function sourceOf(qualifiers: URLSearchParams): PackageSource {
  const git = qualifiers.get('vcs_url')
  const download = qualifiers.get('download_url')
  const registry = qualifiers.get('repository_url')
  if (git !== null) return { kind: 'git', url: git }
  if (download !== null) return { kind: /^https?:/.test(download) ? 'tarball' : 'file', url: download }
  const host = registry === null ? undefined : URL.parse(/^[a-z]+:\/\//i.test(registry) ? registry : `https://${registry}`)?.host
  return registry === null || host === undefined ? { kind: 'registry' } : { kind: 'registry', host, url: registry }
}
