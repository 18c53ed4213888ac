import { hostOf } from './read-npmrc.ts'
import { readProjectRegistries } from './read-project-registries.ts'
import { isPublicHost, registryHost } from './registry-hosts.ts'
import type { LockedPackage } from '../locked-package.ts'
import type { AuditPolicy } from '../policy/audit-policy.ts'

/** The parts of an audit that tell which names are the project's own. */
export interface ProjectNames {
  readonly packages: readonly LockedPackage[]
  readonly policy: Pick<AuditPolicy, 'privateNames'>
  /** The text of a file near a lockfile; null where there is none. */
  readonly readText: (path: string) => string | null
}

/**
 * Tells which names are the project's own: those of the policy, scopes that the settings beside a lockfile bind to another registry
 * than the public one, and everything that was resolved from such a registry. They are never sent to a service.
 */
export function findPrivateNames(project: ProjectNames): (name: string) => boolean {
  const { packages, policy, readText } = project
  const names = new Set(Object.keys(policy.privateNames))
  for (const file of new Set(packages.map((candidate) => candidate.file))) {
    for (const [scope, address] of readProjectRegistries(readText, file).scopes)
      if (!isPublicHost(hostOf(address) ?? '', 'npm')) names.add(scope)
  }
  for (const candidate of packages) {
    const host = registryHost(candidate)
    if (host !== undefined && !isPublicHost(host, candidate.ecosystem)) names.add(candidate.name)
  }
  return (name) => names.has(name) || names.has(name.split('/', 1)[0] ?? '')
}
