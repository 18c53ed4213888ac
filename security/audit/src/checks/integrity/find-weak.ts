import type { Finding } from '@galley/findings'
import { tellOnce, type Lockfile } from './tell-once.ts'

/** Finds packages that only SHA-1 or MD5 pins, which collide at will (RFC 6194, RFC 6151). */
export function findWeak({ path, packages }: Lockfile): readonly Finding[] {
  const weak = packages.filter(({ integrity }) => integrity.length > 0 && integrity.every((hash) => /^(?:sha1|md5)[-:=]/i.test(hash)))
  const byAlgorithm = Map.groupBy(weak, ({ integrity }) => integrity[0]?.split(/[-:=]/, 1)[0] ?? '')
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
