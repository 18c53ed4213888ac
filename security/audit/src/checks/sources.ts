import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { readNpmrc } from '../registry/read-npmrc.ts'
import { registryHost } from '../registry/registry-hosts.ts'

/** Checks that each package comes from where packages of its name should. */
export const sourcesCheck: Check = {
  name: 'sources',
  needs: [],
  run: (context) => [...findExoticSources(context.packages), ...findWrongRegistries(context), ...findTwoRegistries(context.packages)],
}

/** A dependency of a dependency from a repository or an address: nobody here chose it, and its content may change. */
function findExoticSources(packages: readonly LockedPackage[]): readonly Finding[] {
  return packages.flatMap((candidate) => {
    const { source, direct } = candidate
    if (direct || (source.kind !== 'git' && source.kind !== 'tarball')) return []
    return [
      findingAt(candidate, {
        code: 'exotic-source',
        severity: 'medium',
        message: `comes from ${source.kind === 'git' ? 'a repository' : 'an address'} instead of the registry: ${source.url}`,
        evidence: { kind: source.kind, url: source.url },
        fix: 'Ask the package above it for a published release, or override it with one.',
      }),
    ]
  })
}

/** Private names by the policy and by the `.npmrc` beside the lockfile, resolved from somewhere else (dependency confusion). */
function findWrongRegistries({ packages, policy, readText }: CheckContext): readonly Finding[] {
  const owners = new Map<string, Readonly<Record<string, string>>>()
  const ownersOf = (file: string): Readonly<Record<string, string>> => {
    const known = owners.get(file) ?? { ...readNpmrc(readText(siblingFile(file, '.npmrc'))).scopes, ...policy.privateNames }
    owners.set(file, known)
    return known
  }
  return packages.flatMap((candidate) => {
    const host = registryHost(candidate)
    const known = ownersOf(candidate.file)
    const owner = known[candidate.name] ?? known[candidate.name.split('/', 1)[0] ?? '']
    if (host === undefined || owner === undefined || host === owner) return []
    return [
      confusionFinding(
        candidate,
        `belongs to ${owner} but was resolved from ${host}`,
        { owner, host },
        `Bind the name or its scope to ${owner} (.npmrc), and write the lockfile anew.`,
      ),
    ]
  })
}

/** Within one lockfile: two projects may well use two registries. */
function findTwoRegistries(packages: readonly LockedPackage[]): readonly Finding[] {
  const byName = Map.groupBy(
    packages.filter((candidate) => registryHost(candidate) !== undefined),
    ({ ecosystem, name, file }) => `${file} ${ecosystem} ${name}`,
  )
  return [...byName.values()].flatMap((same) => {
    const hosts = [...new Set(same.map((candidate) => registryHost(candidate) ?? ''))].sort()
    const [candidate] = same
    if (hosts.length < 2 || !candidate) return []
    return [
      confusionFinding(
        candidate,
        `comes from two registries: ${hosts.join(' and ')}`,
        { hosts },
        'Find out which one is meant and bind the name to it.',
      ),
    ]
  })
}

function confusionFinding(candidate: LockedPackage, message: string, evidence: Finding['evidence'], fix: string): Finding {
  return findingAt(candidate, { code: 'dependency-confusion', severity: 'critical', message, evidence, fix })
}
