import type { Finding } from '@galley/findings'
import { pinsOf } from './pins-of.ts'
import { tellOnce, type Lockfile } from './tell-once.ts'

/** Finds packages that only SHA-1 or MD5 pins, which collide at will (RFC 6194, RFC 6151). */
export function findWeak({ path, packages }: Lockfile): readonly Finding[] {
  const weak = packages.filter((locked) => {
    const pins = pinsOf(locked)
    return pins.length > 0 && pins.every((hash) => /^(?:sha1|md5)[-:=]/.test(hash))
  })
  const byAlgorithm = Map.groupBy(weak, (locked) => pinsOf(locked)[0]?.split(/[-:=]/, 1)[0] ?? '')
  return [...byAlgorithm].flatMap(([algorithm, members]) =>
    tellOnce(path, members, {
      code: 'integrity',
      severity: 'medium',
      one: `is pinned by ${algorithm} only, for which collisions can be made`,
      all: `${members.length} packages are pinned by ${algorithm} only, for which collisions can be made`,
      fix: 'Write the lockfile anew with a current package manager.',
    }),
  )
}
