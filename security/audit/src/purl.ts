import type { PackageSource } from './locked-package.ts'

const types = { npm: 'npm', PyPI: 'pypi' } as const

/**
 * Package URL (purl specification, 2025): `pkg:npm/%40scope/name@1.0.0`, `pkg:pypi/name@1.0`.
 * An address in place of a version stays out of it. What comes from elsewhere than a registry carries that place, so that it is never taken for the registry's package of that name.
 */
export function purlOf(ecosystem: 'npm' | 'PyPI', name: string, version: string, source?: PackageSource): string {
  const path = normalName(ecosystem, name).split('/').map(encode).join('/')
  return `pkg:${types[ecosystem]}/${path}${version === '' || /[/:]/.test(version) ? '' : `@${encode(version)}`}${qualifier(source)}`
}

/** A name as its registry compares it: PyPI by PEP 503, npm as it stands. */
export function normalName(ecosystem: 'npm' | 'PyPI', name: string): string {
  return ecosystem === 'PyPI' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name
}

function qualifier(source: PackageSource | undefined): string {
  if (source?.kind === 'git') return `?vcs_url=${encode(source.url)}`
  if (source?.kind === 'tarball' || source?.kind === 'file') return `?download_url=${encode(source.url)}`
  return ''
}

/** The purl specification's own percent-encoding: RFC 3986 unreserved characters and the colon stay; a lone surrogate becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
