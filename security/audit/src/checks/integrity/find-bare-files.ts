import type { Finding } from '@galley/findings'
import { tellOnce, type Lockfile } from './tell-once.ts'

/** Finds packages of which some files are pinned by a hash and some are not: an installer takes any of them. */
export function findBareFiles({ path, packages }: Lockfile): readonly Finding[] {
  const bare = packages.filter(
    ({ files = [] }) => files.some(({ hash }) => hash !== undefined) && files.some(({ hash }) => hash === undefined),
  )
  return tellOnce(path, bare, {
    code: 'integrity',
    severity: 'high',
    one: 'has a file that is not pinned by a hash beside those that are',
    all: `${bare.length} packages have files that are not pinned by a hash beside those that are`,
    fix: 'Find out who changed the lockfile, and write it anew.',
  })
}
