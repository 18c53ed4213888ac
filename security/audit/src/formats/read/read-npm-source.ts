import type { PackageSource } from '../../locked-package.ts'
import { isGitArchive } from './read-git-place.ts'

/** `git+ssh://…`, `git://…`, `github:owner/name#…`, `https://github.com/owner/name.git#…`, `git@host:owner/name`. */
const gitAddress = /^(?:git[+:@]|(?:github|gitlab|bitbucket|gist):|[a-z+]+:\/\/[^#?]*\.git(?:[#?]|$)|ssh:)/i

/**
 * Reads a package's source from its address in an npm-family lockfile. A registry's tarball is told by its path (`/name/-/name-1.0.0.tgz`,
 * GitHub's `/download/@scope/name/…`, cnpm's `/name/download/name-1.0.0.tgz`): whatever host serves it, so that a strange host is seen as a strange registry.
 * No address at all means the configured registry.
 */
export function readNpmSource(address: string | undefined): PackageSource {
  if (address === undefined || address === '') return { kind: 'registry' }
  if (/^(?:file:|link:|portal:|\.{1,2}\/|\/|~\/)/i.test(address)) return { kind: 'file', url: address }
  if (isGitAddress(address)) return { kind: 'git', url: address }
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'tarball', url: address }
  const isRegistry =
    url.pathname.includes('/-/') || /\/download\/@[^/]+\/[^/]+\/|\/(?<name>[^/]+)\/download\/\k<name>-[^/]*\.tgz$/.test(url.pathname)
  return isRegistry ? { kind: 'registry', host: url.host, url: address } : { kind: 'tarball', url: address }
}

/** True for the address of a repository, or of a code host's archive of one commit. */
export function isGitAddress(address: string): boolean {
  return gitAddress.test(address) || isGitArchive(address)
}

/** True for a file that npm unpacks; another `file:` address is a folder, which is the project's own code. */
export function isArchive(address: string): boolean {
  return /\.(?:tgz|tar|tar\.gz)$/i.test(address.replace(/[#?].*$/, ''))
}
