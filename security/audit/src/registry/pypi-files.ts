import { fault } from '../faults.ts'
import { list, member } from './json-value.ts'
import type { RegistryAddress } from './registry-address.ts'

/** The media type of an index's list of files (PEP 691). */
export const filesType = 'application/vnd.pypi.simple.v1+json'

/** A file of a Python project, as its index lists it (PEP 691). */
export interface RegistryFile {
  readonly name: string
  readonly address: string
  readonly sha256: string | null
}

/** The files of a project, addresses made whole; null for what is no page of PEP 691. */
export function readPypiFiles(json: unknown, page: string): readonly RegistryFile[] | null {
  const files = member(json, 'files')
  if (!Array.isArray(files)) return null
  return list(files).flatMap((file) => {
    const [name, address, sha256] = [member(file, 'filename'), member(file, 'url'), member(member(file, 'hashes'), 'sha256')]
    if (typeof name !== 'string' || typeof address !== 'string' || !URL.canParse(address, page)) return []
    return [{ name, address: new URL(address, page).href, sha256: typeof sha256 === 'string' ? sha256.toLowerCase() : null }]
  })
}

/** Settles where a file of an index is fetched: by https, or at the index itself. */
export function fileAddress(address: string, registry: RegistryAddress): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.origin !== new URL(registry.url).origin) || url.username !== '')
    throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'it names no safe address for a file' })
  return url.href
}
