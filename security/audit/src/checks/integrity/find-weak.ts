import type { Finding } from '@galley/findings'
import { pinsOf } from './pins-of.ts'
import { tellOnce, type Lockfile } from './tell-once.ts'

/**
 * Finds packages that SHA-1 or MD5 can pin, which collide at will (RFC 6194, RFC 6151). npm's installers compare the strongest hash they are
 * given; Python's take any file that any one of the hashes fits.
 */
export function findWeak({ path, packages }: Lockfile): readonly Finding[] {
  const weak = packages.filter((locked) => {
    const pins = pinsOf(locked)
    return locked.ecosystem === 'PyPI' ? pins.some(isWeak) : pins.length > 0 && pins.every(isWeak)
  })
  const byAlgorithm = Map.groupBy(weak, (locked) => pinsOf(locked).find(isWeak)?.split(/[-:=]/, 1)[0] ?? '')
  return [...byAlgorithm].flatMap(([algorithm, members]) =>
    tellOnce(path, members, {
      code: 'integrity',
      severity: 'medium',
      one: `is pinned by ${algorithm}, for which collisions can be made`,
      all: `${members.length} packages are pinned by ${algorithm}, for which collisions can be made`,
      fix: 'Write the lockfile anew with a current package manager.',
    }),
  )
}

function isWeak(hash: string): boolean {
  return /^(?:sha1|md5)[-:=]/.test(hash)
}
