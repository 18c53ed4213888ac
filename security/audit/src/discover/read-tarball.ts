import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'
import { classifyName } from './classify-name.ts'

/** A file inside a tarball. */
interface Member {
  /** Its path in the tarball. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** The content of a package's tarball that an audit reads. */
export interface Tarball {
  readonly members: readonly Member[]
  /** Names of packages that it brings along in its own node_modules: installed with it, in no lock. */
  readonly bundled: readonly string[]
}

/** Bytes of an unpacked tarball: unpacking stops here, whatever the archive says. */
const maxUnpackedBytes = 192 * 1024 * 1024

/**
 * Unpacks a package's tarball in memory (plain or gzip) and keeps its lockfiles and manifests: those at its root, in the one folder that
 * npm (`package/`) and sdists (`name-1.0/`) put everything in. Throws what zlib or the tar reader throws for a damaged one.
 */
export async function readTarball(bytes: Uint8Array): Promise<Tarball> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }) : bytes
  const entries = await unpackTar(plain, { filter: ({ name, type }) => type === 'file' && isOfUse(name) })
  const bundled = entries.flatMap(
    ({ header }) => /\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(header.name)?.groups?.['name'] ?? [],
  )
  const members = entries.flatMap(({ header, data }) =>
    data === undefined || header.name.includes('/node_modules/') ? [] : [{ path: header.name.replace(/^\.\//, ''), bytes: data }],
  )
  const locks = members.filter(({ path }) => !path.endsWith('/package.json'))
  // A manifest says less than a lock of the same package; alone it is all there is.
  return { members: locks.length > 0 ? locks : members, bundled: [...new Set(bundled)].sort() }
}

function isOfUse(name: string): boolean {
  if (/\/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(name)) return true
  const parts = name.replace(/^\.\//, '').split('/')
  return parts.length <= 2 && (parts.at(-1) === 'package.json' || classifyName(name) === 'lockfile')
}
