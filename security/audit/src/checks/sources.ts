import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import { hostOf } from '../registry/read-npmrc.ts'
import { fetchedAt, readProjectRegistries } from '../registry/read-project-registries.ts'
import { firstName, isPublicHost } from '../registry/registry-hosts.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { allowedRegistries } from './sources/allowed-registries.ts'
import { findWrongLinks } from './sources/find-wrong-links.ts'
import { gatherByHost } from './sources/gather-by-host.ts'
import { checkPythonSources, isPythonLockfile } from './sources/python/check-python-sources.ts'
import { judgePlace, type Project } from './sources/judge-place.ts'

/**
 * Checks that each package comes from where it should: its place follows from what asks for it and from the registries of the project and
 * the policy, nobody on the way can change it, and no name of one's own comes from elsewhere.
 */
export const sourcesCheck: Check = {
  name: 'sources',
  needs: [],
  run: (context) => context.files.flatMap((file) => checkFile(context, file)),
}

function checkFile(context: CheckContext, { path, format, links = [] }: CheckContext['files'][number]): readonly Finding[] {
  if (isPythonLockfile(format)) return checkPythonSources(context, path, format)
  const { policy, readText } = context
  const packages = context.packages.filter(({ file }) => file === path)
  const registries = readProjectRegistries(readText, path)
  const allowed = allowedRegistries(policy, registries, format)
  const project = { format, registries, allowed, isExoticAllowed: isExoticAllowed(readText, path) }
  return [
    ...gatherByHost(
      path,
      format,
      packages.flatMap((locked) => judgePlace(locked, project)),
    ),
    ...findWrongLinks({ path, links }, readText),
    ...findWrongRegistries(packages, project, policy.privateNames),
    ...findTwoRegistries(packages, project),
  ]
}

/** pnpm's `blockExoticSubdeps` is on unless it is turned off; a pnpmfile may ask for what no manifest does. */
function isExoticAllowed(readText: CheckContext['readText'], lockfile: string): boolean {
  const hasPnpmfile = ['.pnpmfile.cjs', '.pnpmfile.mjs'].some((name) => readText(siblingFile(lockfile, name)) !== null)
  return hasPnpmfile || /^blockExoticSubdeps:\s*false\b/m.test(readText(siblingFile(lockfile, 'pnpm-workspace.yaml')) ?? '')
}

/** Private names by the policy and by the project's settings, resolved from somewhere else (dependency confusion). */
function findWrongRegistries(
  packages: readonly LockedPackage[],
  project: Project,
  privateNames: Readonly<Record<string, string>>,
): readonly Finding[] {
  const owners = new Map([
    ...[...project.registries.scopes].map(([scope, address]) => [scope, hostOf(address) ?? address] as const),
    ...Object.entries(privateNames),
  ])
  return packages.flatMap((locked) => {
    const host = hostIn(locked, project)
    const owner = owners.get(locked.name) ?? owners.get(locked.name.split('/', 1)[0] ?? '')
    if (host === undefined || owner === undefined || host === owner) return []
    return [
      confusionFinding(
        locked,
        `belongs to ${owner} but was resolved from ${host}`,
        { owner, host },
        `Bind the name or its scope to ${owner} in the settings of your package manager, and write the lockfile anew.`,
      ),
    ]
  })
}

/** Within one lockfile: two projects may well use two registries. One that is none of the project's is told as that. */
function findTwoRegistries(packages: readonly LockedPackage[], project: Project): readonly Finding[] {
  const { hosts, registries, isPublicAllowed } = project.allowed
  const isOurs = (host: string): boolean =>
    hosts.has(host) ||
    registries.some((address) => hostOf(address) === host) ||
    (isPublicAllowed && isPublicHost(host, packages[0]?.ecosystem ?? 'npm'))
  const byName = Map.groupBy(packages, ({ ecosystem, name }) => `${ecosystem} ${name}`)
  return [...byName.values()].flatMap((same) => {
    const found = [...new Set(same.flatMap((locked) => hostIn(locked, project) ?? []))].filter(isOurs).toSorted()
    const [locked] = same
    if (found.length < 2 || !locked) return []
    return [
      confusionFinding(
        locked,
        `comes from two registries: ${found.join(' and ')}`,
        { hosts: found },
        'Find out which one is meant and bind the name to it.',
      ),
    ]
  })
}

/** The registry that a package comes from, the public one by its first name. */
function hostIn(locked: LockedPackage, { format, registries }: Project): string | undefined {
  const url = isRegistryPackage(locked) ? fetchedAt(locked, format, registries) : null
  return url === null ? undefined : firstName(url.host, locked.ecosystem)
}

function confusionFinding(locked: LockedPackage, message: string, evidence: Finding['evidence'], fix: string): Finding {
  return findingAt(locked, { code: 'dependency-confusion', severity: 'critical', message, evidence, fix })
}
