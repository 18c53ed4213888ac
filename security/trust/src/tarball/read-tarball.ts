import { fault } from '../faults.ts'
import { gunzipWhole } from './gunzip-whole.ts'
import { readTar } from './read-tar.ts'

/** Bytes of one plugin's files together: far above any honest plugin, and low enough that a tarball cannot exhaust the host. */
const maxBytes = 64 * 1024 * 1024

/**
 * Reads the files of an npm tarball in memory, by path (`package/…`). It is strict, so that one tarball cannot be read in two ways: one gzip
 * member and nothing after it, regular files below `package/` in plain ustar headers, no links, no `..`, no path twice or in two cases.
 * `name` stands in the fault.
 * @throws TARBALL_INVALID
 */
export function readTarball(tarball: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  const refuse = (why: string, cause?: unknown): Error => fault('TARBALL_INVALID', { name, why }, { cause })
  return readTar(gunzipWhole(tarball, maxBytes, refuse), refuse)
}
