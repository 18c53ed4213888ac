import type { LockedPackage } from '../../locked-package.ts'

/**
 * Forms of hashes that an installer compares with what it downloads. npm, pnpm, Yarn 1 and Bun take Subresource Integrity, and pass over what their
 * reader (`ssri`) does not know, without a word; pip, uv, poetry and PDM take names of Python's `hashlib`, and refuse any other; Yarn's checksum
 * has the version of its cache in front, and is always SHA-512.
 */
const comparable: readonly RegExp[] = [
  /^(?:md5|sha1|sha224|sha256|sha384|sha512)-./,
  /^(?:md5|sha1|sha224|sha256|sha384|sha512|sha3_\d{3}|blake2[bs])[:=]./,
  /^\d+c?\d*\/[0-9a-f]+$/i,
]

/** Picks the hashes that an installer compares with what it downloads. */
export function pinsOf({ integrity }: Pick<LockedPackage, 'integrity'>): readonly string[] {
  return integrity.filter((hash) => comparable.some((form) => form.test(hash)))
}
