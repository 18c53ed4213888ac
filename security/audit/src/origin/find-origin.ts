import type { LockedPackage } from '../locked-package.ts'
import { isCommit, readGitPlace } from '../formats/read/read-git-place.ts'
import { readSpecifier, type Wanted } from './read-specifier.ts'

/**
 * Reason that explains a package's place: a `registry` was asked for its name (and its address has to be one's); the `project` or another
 * `package` asked for the very repository, archive or file; `nobody` did.
 */
export type Origin = 'registry' | 'project' | 'package' | 'nobody'

/**
 * Finds what explains a package's place: its specifiers, where the lockfile tells them. Where it does not (SBOMs, Python), or holds no
 * manifest to ask, the source is taken at its word: of what is direct the project's own choice, else a package's. A workspace member that
 * comes from a registry is a lockfile out of step, which is another check's.
 */
export function findOrigin(locked: LockedPackage): Origin {
  const { asked, direct, source } = locked
  if (asked === undefined || (asked.length === 0 && (direct || source.kind === 'registry')))
    return source.kind === 'registry' ? 'registry' : direct ? 'project' : 'package'
  const wants = asked.map(({ specifier, by }) => ({ by, specifier, wanted: readSpecifier(specifier) }))
  const isAskedOfRegistry = wants.some(
    ({ wanted, specifier }) =>
      (wanted.kind === 'registry' && isName(wanted, locked)) || (source.kind === 'registry' && specifier.startsWith('workspace:')),
  )
  if (source.kind === 'registry' && isAskedOfRegistry) return 'registry'
  const [own, others] = [wants.filter(({ by }) => by === undefined), wants.filter(({ by }) => by !== undefined)]
  if (own.some(({ wanted }) => admits(wanted, locked))) return 'project'
  if (others.some(({ wanted }) => admits(wanted, locked))) return 'package'
  return isAskedOfRegistry ? 'registry' : 'nobody'
}

/** True for what answers for a registry's name: it comes from one, or one was asked for it and it comes from elsewhere. */
export function isRegistryPackage(locked: LockedPackage): boolean {
  return (
    locked.source.kind === 'registry' ||
    (locked.source.kind !== 'workspace' && locked.asked !== undefined && findOrigin(locked) === 'registry')
  )
}

/** The name that a registry was asked for is the one that is locked. */
function isName({ name, isRenamed = false }: Wanted & { readonly kind: 'registry' }, locked: LockedPackage): boolean {
  return isRenamed || (name ?? locked.alias ?? locked.name) === locked.name
}

/** True where a specifier asks for the very place that a package comes from. */
function admits(wanted: Wanted, { source }: LockedPackage): boolean {
  if (source.kind === 'registry') return wanted.kind === 'tarball' && source.url !== undefined && isSameAddress(wanted.url, source.url)
  if (source.kind === 'git') return isSameRepository(wanted, source.url)
  if (source.kind === 'tarball') return wanted.kind === 'tarball' && isSameAddress(wanted.url, source.url)
  return wanted.kind === 'local' && lastPart(wanted.path) === lastPart(source.url)
}

/** Of one repository, and at the commit that is asked for where one is. */
function isSameRepository(wanted: Wanted, url: string): boolean {
  if (wanted.kind !== 'git' && wanted.kind !== 'tarball') return false
  const [asked, held] = [wanted.kind === 'git' ? wanted : readGitPlace(wanted.url), readGitPlace(url)]
  const isPinned = /^[0-9a-f]{7,64}$/i.test(asked.ref) && (isCommit(asked.ref) || isCommit(held.ref))
  return asked.place === held.place && (!isPinned || held.ref.startsWith(asked.ref) || asked.ref.startsWith(held.ref))
}

/** The same but for credentials and what stands behind `#`. */
function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [URL.parse(one), URL.parse(other)]
  return a !== null && b !== null && a.host === b.host && a.pathname === b.pathname && a.search === b.search
}

/** Lockfiles write a path from the root where a workspace member wrote it from its own folder. */
function lastPart(path: string): string {
  return (
    path
      .replace(/(?:#|::).*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  )
}
