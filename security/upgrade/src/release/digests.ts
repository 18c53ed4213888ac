import { createHash } from 'node:crypto'
import type { LockedPackage } from '@galley/audit'

/** A digest of a release's archive. */
export interface ArchiveDigest {
  readonly algorithm: 'sha512' | 'sha384' | 'sha256' | 'sha1'
  /** Small letters. */
  readonly hex: string
}

const strength = ['sha512', 'sha384', 'sha256', 'sha1'] as const
const hexLength = { sha512: 128, sha384: 96, sha256: 64, sha1: 40 } as const

/**
 * The digests of an archive that a lockfile gives, those of its strongest algorithm: `sha512-BASE64` (SRI) and `sha256:HEX`. Yarn's own checksum
 * (`10c0/HEX`) is of another archive that yarn makes, and says nothing of the one that a registry serves.
 */
export function digestsOf({ integrity, files = [] }: Pick<LockedPackage, 'integrity' | 'files'>): readonly ArchiveDigest[] {
  const all = [...integrity, ...files.flatMap(({ hash = '' }) => hash)].flatMap((text) => text.split(/\s+/)).flatMap(readDigest)
  const strongest = strength.find((algorithm) => all.some((one) => one.algorithm === algorithm))
  return [...new Map(all.filter(({ algorithm }) => algorithm === strongest).map((one) => [one.hex, one])).values()]
}

/** Reads one digest; none where the text is no digest of an archive. */
function readDigest(text: string): readonly ArchiveDigest[] {
  const {
    algorithm = '',
    base64,
    hex,
  } = /^(?<algorithm>sha(?:512|384|256|1))(?:-(?<base64>[\w+/]+={0,2})|[:=](?<hex>[0-9a-f]+))$/i.exec(text)?.groups ?? {}
  const known = strength.find((one) => one === algorithm.toLowerCase())
  const digits = hex?.toLowerCase() ?? (base64 === undefined ? '' : Buffer.from(base64, 'base64').toString('hex'))
  return known !== undefined && digits.length === hexLength[known] ? [{ algorithm: known, hex: digits }] : []
}

/** True where an archive has one of the digests. */
export function hasDigest(archive: Uint8Array, digests: readonly ArchiveDigest[]): boolean {
  return digests.some(({ algorithm, hex }) => createHash(algorithm).update(archive).digest('hex') === hex)
}
