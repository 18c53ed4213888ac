import type { NameFacts } from './name-facts.ts'

/** A relation between a package and the one whose name it resembles or carries. `claimed`: it names that one's repository, which anyone can write. */
export type Link = 'maintainer' | 'dependency' | 'repository' | 'claimed' | 'none'

/**
 * Finds the strongest link between a package and the one named `other`. A shared account is proof. A repository is the package's own
 * word: it counts unless both packages' accounts are known and differ (starjacking).
 */
export function findLink(own: NameFacts, other: string, target: NameFacts | undefined): Link {
  const [ours, theirs] = [listed(own.maintainers), listed(target?.maintainers)]
  if (ours.some((account) => theirs.includes(account))) return 'maintainer'
  const isOther = ours.length > 0 && theirs.length > 0
  if (isRepositoryOf(own.repository, other, target)) return isOther ? 'claimed' : 'repository'
  const family = other.startsWith('@') ? other.slice(0, other.indexOf('/') + 1) : null
  const dependsOnIt = own.dependencies?.some((name) => name === other || (family !== null && name.startsWith(family)))
  return dependsOnIt === true ? 'dependency' : 'none'
}

function listed(maintainers: NameFacts['maintainers']): readonly string[] {
  return typeof maintainers === 'object' ? maintainers : []
}

/** Tells whether a repository is the target's own, or stands below the same owner; where the target's is not known, below an owner of its name. */
function isRepositoryOf(repository: string | undefined, other: string, target: NameFacts | undefined): boolean {
  const owner = ownerOf(repository)
  if (owner === null) return false
  const known = ownerOf(target?.repository)
  return known === null ? letters(owner.name) === letters(other.replace(/^@([^/]+)\/.*$/, '$1')) : owner.all === known.all
}

/** Reads `https://github.com/owner/name`, `git+ssh://git@github.com/owner/name.git`, `github:owner/name` and `owner/name`. */
function ownerOf(repository: string | undefined): { readonly all: string; readonly name: string } | null {
  const text = repository?.toLowerCase().trim() ?? ''
  const long = /^(?:git\+)?(?:https?|git|ssh):\/\/(?:[^@/]+@)?(?:www\.)?([\w.-]+)(?::\d+)?[/:]([\w.~-]+)\//.exec(text)
  const scp = /^[\w-]+@([\w.-]+):([\w.~-]+)\//.exec(text)
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+)\/[\w.-]+$/.exec(text)
  const [, host = 'github', name] = long ?? scp ?? short ?? []
  return name === undefined ? null : { all: `${host.replace(/\.(?:com|org)$/, '')}/${name}`, name }
}

function letters(text: string): string {
  return text.replace(/[^a-z0-9]/g, '')
}
