import { pypiOrder } from '../../../advisories/pypi-order.ts'
import { readArchiveName } from '../../../formats/python/read-archive-name.ts'
import type { LockedPackage } from '../../../locked-package.ts'
import { isPublicHost } from '../../../registry/registry-hosts.ts'
import type { AddressFault } from '../judge-address.ts'
import type { PythonLockfile } from './python-lockfile.ts'

/**
 * Judges the files of a package: those of an index lie on its host or beside it (PyPI's on files.pythonhosted.org), come by TLS, and are
 * named after the release (PEP 427, PEP 625). Each fault once.
 */
export function judgeFiles(locked: LockedPackage, lockfile: PythonLockfile): readonly AddressFault[] {
  const faults = (locked.files ?? []).flatMap(({ place }) => judgeName(locked, place).concat(judgeHost(locked, place, lockfile)))
  return [...new Map(faults.map((fault) => [`${fault.kind} ${fault.detail}`, fault])).values()]
}

/** Another name or version than the lock's. A source archive at an address of its own may be called anything. */
function judgeName({ name, version, source }: LockedPackage, place: string): readonly AddressFault[] {
  if (source.kind !== 'registry' && !/\.whl(?:[?#]|$)/i.test(place)) return []
  const read = readArchiveName(place, name)
  if (read === undefined) return []
  const isSame = read.name === name && (version === '' || (pypiOrder.compare(read.version, version) ?? 0) === 0)
  return isSame ? [] : [{ kind: 'other-release', detail: `${read.name}@${read.version}` }]
}

function judgeHost({ source, ecosystem }: LockedPackage, place: string, { project, allowed }: PythonLockfile): readonly AddressFault[] {
  const url = /^https?:/i.test(place) ? URL.parse(place) : null
  if (url === null) return []
  const insecure: readonly AddressFault[] = url.protocol === 'http:' && !isLoopback(url) ? [{ kind: 'insecure', detail: url.host }] : []
  if (source.kind !== 'registry') return insecure
  const index = source.host === undefined ? project.indexes.flatMap((one) => URL.parse(one.url)?.host ?? []) : [source.host]
  const isOfPublic = index.length === 0 || source.host === undefined || isPublicHost(source.host, ecosystem)
  const isKnown =
    allowed.hosts.has(url.host) ||
    index.some((host) => siteOf(host) === siteOf(url.host)) ||
    (isPublicHost(url.host, ecosystem) && (isOfPublic || allowed.isPublicAllowed))
  return isKnown ? insecure : [...insecure, { kind: 'strange-host', detail: url.host }]
}

/** The last two names of a host: an index may serve its files from a neighbour (`download-r2.pytorch.org`). Addresses of numbers stay whole. */
function siteOf(host: string): string {
  return /^[\d.:[\]]+$/.test(host) ? host : host.replace(/:\d+$/, '').split('.').slice(-2).join('.')
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
