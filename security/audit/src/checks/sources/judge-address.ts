import { decodePercent } from '../../formats/read/decode-percent.ts'
import type { LockedPackage } from '../../locked-package.ts'
import { hostOf } from '../../registry/read-npmrc.ts'
import { isPublicHost } from '../../registry/registry-hosts.ts'
import type { Allowed } from './allowed-registries.ts'
import { tarballName, type Tarball } from './tarball-name.ts'

/** A fault of an address at which a registry's package is fetched. `detail` is its host, or the release that the address names. */
export interface AddressFault {
  readonly kind: 'insecure' | 'insecure-by-choice' | 'strange-host' | 'strange-path' | 'other-release'
  readonly detail: string
}

/** Judges the address at which a registry's package is fetched: transport, host, path, and the release that the path names. */
export function judgeAddress(locked: LockedPackage, url: URL, { hosts, registries, isPublicAllowed }: Allowed): readonly AddressFault[] {
  const here = registries.filter((address) => hostOf(address) === url.host)
  const isPublic = isPublicHost(url.host, locked.ecosystem)
  const isKnown = hosts.has(url.host) || here.length > 0 || (isPublicAllowed && isPublic)
  const isNamed = here.some((address) => address.startsWith('http:'))
  const release = locked.ecosystem === 'npm' ? tarballName(url) : null
  const isRightPath = locked.ecosystem !== 'npm' || (isBelow(url, here) && (release !== null || (!isPublic && namesRelease(locked, url))))
  const faults: readonly (AddressFault | false)[] = [
    url.protocol === 'http:' && !(isNamed && isLoopback(url)) && { kind: isNamed ? 'insecure-by-choice' : 'insecure', detail: url.host },
    !isKnown && { kind: 'strange-host', detail: url.host },
    release !== null && !isSame(release, locked) && { kind: 'other-release', detail: `${release.name}@${release.version}` },
    isKnown && !isRightPath && !isBase(url, here) && { kind: 'strange-path', detail: url.host },
  ]
  return faults.filter((fault) => fault !== false)
}

/** Old npm writes an address in the place of a version: then the name decides. */
function isSame(release: Tarball, { name, version }: LockedPackage): boolean {
  return release.name === name && (release.version === version || !/^\d/.test(version))
}

/** A private registry may serve its tarballs in a form that is not known here; it names the release all the same. */
function namesRelease({ name, version }: LockedPackage, url: URL): boolean {
  const path = decodePercent(url.pathname)
  return !path.includes('/-/') && path.includes(name.replace(/^@[^/]*\//, '')) && path.includes(version)
}

/** A registry's own address, which bun writes in place of a tarball's. */
function isBase({ pathname }: URL, here: readonly string[]): boolean {
  const bare = (path: string): string => path.replace(/\/+$/, '')
  return bare(pathname) === '' || here.some((address) => bare(new URL(address).pathname) === bare(pathname))
}

/** Hosts that many share (Azure, Cloudsmith) tell their tenants apart by the first part of the path; GitHub serves all below `download`. */
function isBelow(url: URL, here: readonly string[]): boolean {
  const first = (path: string): string => path.split('/', 2)[1] ?? ''
  const own = first(url.pathname)
  return here.length === 0 || own === 'download' || here.some((address) => ['', own].includes(first(new URL(address).pathname)))
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
