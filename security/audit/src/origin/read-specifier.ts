import { isGitAddress } from '../formats/read/read-npm-source.ts'
import { readGitPlace, type GitPlace } from '../formats/read/read-git-place.ts'
import { decodePercent } from '../formats/read/decode-percent.ts'

/** The kind of place that a specifier asks for. */
export type Wanted =
  | {
      readonly kind: 'registry'
      /** The name to be looked up there; absent for that of the dependency itself. */
      readonly name?: string
      /** Under another name than the one that is written: JSR's, and registries that a prefix names. */
      readonly isRenamed?: boolean
    }
  | ({ readonly kind: 'git' } & GitPlace)
  | { readonly kind: 'tarball'; readonly url: string }
  | { readonly kind: 'local'; readonly path: string }

/**
 * Reads a specifier of the npm family: a range or tag (a registry), `npm:name@range`, an address of an archive or a repository,
 * `owner/name`, a path. What has a prefix that is not known (`jsr:`, `runtime:`, a registry's name in pnpm) counts as a registry's.
 */
export function readSpecifier(specifier: string): Wanted {
  const text = specifier.trim()
  const alias = /^npm:(?<name>(?:@[^/@\s]+\/)?[^/@\s]+)(?:@.*)?$/.exec(text)?.groups?.['name']
  // `npm:^1.0.0` is what yarn makes of `^1.0.0`; `npm:next` may be a tag in yarn and a name elsewhere.
  if (alias !== undefined && text.includes('@', 'npm:'.length + 1)) return { kind: 'registry', name: alias }
  if (alias !== undefined) return { kind: 'registry', isRenamed: !/^[\d^~<>=*v]/.test(alias) }
  const patched = /^patch:(?:@[^/@]+\/)?[^/@]+@(?<inner>[^#]+)/.exec(text)?.groups?.['inner']
  if (patched !== undefined) return readSpecifier(decodePercent(patched))
  if (/^(?:file|link|portal|workspace|exec):|^(?:\.{0,2}|~)\//i.test(text)) return { kind: 'local', path: text.replace(/^[a-z]+:/i, '') }
  if (isGitAddress(text) || /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(text)) return { kind: 'git', ...readGitPlace(text) }
  // A repository's page: npm and its like clone it.
  if (/^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/#?]+\/?(?:#.*)?$/i.test(text))
    return { kind: 'git', ...readGitPlace(text) }
  if (/^https?:/i.test(text)) return { kind: 'tarball', url: text }
  return /^[a-z][\w.-]*:/i.test(text) && !text.startsWith('npm:') ? { kind: 'registry', isRenamed: true } : { kind: 'registry' }
}
