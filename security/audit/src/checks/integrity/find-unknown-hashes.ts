import type { Finding } from '@galley/findings'
import { pinsOf } from './pins-of.ts'
import { tellOnce, type Lockfile } from './tell-once.ts'

/** Finds packages whose hashes are all of algorithms that no installer knows: they look pinned, and npm installs whatever comes. */
export function findUnknownHashes({ path, packages }: Lockfile): readonly Finding[] {
  const unknown = packages.filter((locked) => locked.integrity.length > 0 && pinsOf(locked).length === 0)
  return tellOnce(path, unknown, {
    code: 'integrity',
    severity: 'high',
    one: 'is pinned by nothing: no installer knows the algorithm of its hash',
    all: `${unknown.length} packages are pinned by nothing: no installer knows the algorithms of their hashes`,
    fix: 'Find out who changed the lockfile, and write it anew.',
  })
}
