import { purlName, readPurl } from '@galley/findings'
import type { PackageSource } from '../../locked-package.ts'
import { normalName } from '../../normal-name.ts'
import type { Ecosystem } from '../../ecosystem.ts'

/** A package of an ecosystem that is checked, as a package URL names it. */
export interface PurlPackage {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly version: string
  readonly source: PackageSource
}

/** Reads the package that a package URL names; the type alone where it is of another ecosystem; null where the text is no package URL. */
export function readPurlPackage(text: string): PurlPackage | { readonly other: string } | null {
  const purl = readPurl(text)
  if (purl === null) return null
  const ecosystem = ({ npm: 'npm', pypi: 'PyPI' } as const)[purl.type]
  if (ecosystem === undefined) return { other: purl.type }
  return { ecosystem, name: normalName(ecosystem, purlName(purl)), version: purl.version ?? '', source: sourceOf(purl.qualifiers ?? {}) }
}

function sourceOf({ vcs_url: git, download_url: download, repository_url: registry }: Readonly<Record<string, string>>): PackageSource {
  if (git !== undefined) return { kind: 'git', url: git }
  if (download !== undefined) return { kind: /^https?:/.test(download) ? 'tarball' : 'file', url: download }
  const host = registry === undefined ? undefined : URL.parse(/^[a-z]+:\/\//i.test(registry) ? registry : `https://${registry}`)?.host
  return registry === undefined || host === undefined ? { kind: 'registry' } : { kind: 'registry', host, url: registry }
}
