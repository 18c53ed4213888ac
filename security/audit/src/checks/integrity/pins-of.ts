import type { LockedPackage } from '../../locked-package.ts'

/** Algorithms that an installer compares, as it spells them: npm passes over a hash of any other, and compares nothing. */
const comparable = /^(?:md5|sha1|sha224|sha256|sha384|sha512|sha3-\d+|blake2[bs]|blake3|whirlpool)[-:=]./

/** Checksum of Yarn, whose algorithm is always SHA-512: `10c0/hex`. */
const yarnChecksum = /^(?:\d+c?\d*\/)?[0-9a-f]+$/i

/** Picks the hashes that an installer compares with what it downloads. */
export function pinsOf({ integrity }: Pick<LockedPackage, 'integrity'>): readonly string[] {
  return integrity.filter((hash) => comparable.test(hash) || yarnChecksum.test(hash))
}
