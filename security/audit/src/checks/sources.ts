import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../locked-package.ts'
import { isRegistryPackage } from '../origin/find-origin.ts'
import { hostOf } from '../registry/read-npmrc.ts'
import { fetchedAt, readProjectRegistries, type ProjectRegistries } from '../registry/read-project-registries.ts'
import { firstName, isPublicHost } from '../registry/registry-hosts.ts'
import { siblingFile } from '../sibling-file.ts'
import type { Check, CheckContext } from './check.ts'
import { findingAt } from './finding-at.ts'
import { allowedRegistries, type Allowed } from './sources/allowed-registries.ts'
import { findUncheckedServers } from './sources/find-unchecked-servers.ts'
import { findWrongLinks } from './sources/find-wrong-links.ts'
import { gatherByHost } from './sources/gather-by-host.ts'
import { judgePlace } from './sources/judge-place.ts'
import { checkPythonSources, isPythonLockfile } from './sources/python/check-python-sources.ts'

/**
 * Checks that each package comes from where it should: its place follows from what asks for it and from the registries of the project and
 * the policy, nobody on the way can change it, and no name of one's own comes from elsewhere.
 */
export const sourcesCheck: Check = {
  name: 'sources',
  needs: [],
  run: (context) => [...context.files.flatMap((file) => checkFile(context, file)), ...findUncheckedServers(context)],
}

/** A package and the address that it is fetched at. */
interface Placed {
  readonly locked: LockedPackage
  readonly url: URL | null
}

function checkFile(context: CheckContext, { path, format, links = [] }: CheckContext['files'][number]): readonly Finding[] {
  if (isPythonLockfile(format)) return checkPythonSources(context, path, format)
  const { policy, readText } = context
  const registries = readProjectRegistries(readText, path)
  const allowed = allowedRegistries(policy, registries, format)
  const project = { allowed, isExoticAllowed: isExoticAllowed(readText, path) }
  const placed = context.packages.flatMap((locked) => (locked.file === path ? { locked, url: fetchedAt(locked, format, registries) } : []))
  return [
    ...gatherByHost(
      path,
      format,
      placed.flatMap(({ locked, url }) => judgePlace(locked, url, project)),
    ),
    ...findWrongLinks({ path, links }, readText),
    ...findWrongRegistries(placed, registries, policy.privateNames),
    ...findTwoRegistries(placed, allowed),
  ]
}

/** pnpm's `blockExoticSubdeps` is on unless it is turned off; a pnpmfile may ask for what no manifest does. */
function isExoticAllowed(readText: CheckContext['readText'], lockfile: string): boolean {
  const hasPnpmfile = ['.pnpmfile.cjs', '.pnpmfile.mjs'].some((name) => readText(siblingFile(lockfile, name)) !== null)
  return hasPnpmfile || /^blockExoticSubdeps:\s*false\b/m.test(readText(siblingFile(lockfile, 'pnpm-workspace.yaml')) ?? '')
}

/** Private names by the policy and by the project's settings, resolved from somewhere else (dependency confusion). */
function findWrongRegistries(
  placed: readonly Placed[],
  { scopes }: ProjectRegistries,
  privateNames: Readonly<Record<string, string>>,
): readonly Finding[] {
  const owners = new Map([
    ...[...scopes].map(([scope, address]) => [scope, hostOf(address) ?? address] as const),
    ...Object.entries(privateNames),
  ])
  if (owners.size === 0) return []
  return placed.flatMap((one) => {
    const { locked } = one
    const host = hostIn(one)
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
function findTwoRegistries(placed: readonly Placed[], { hosts, registries, isPublicAllowed }: Allowed): readonly Finding[] {
  const own = new Set([...hosts, ...registries.map((address) => hostOf(address))])
  const byName = Map.groupBy(placed, ({ locked: { ecosystem, name } }) => `${ecosystem} ${name}`)
  return [...byName.values()].flatMap((same) => {
    const [first] = same
    if (same.length < 2 || first === undefined) return []
    const { locked } = first
    const isOurs = (host: string): boolean => own.has(host) || (isPublicAllowed && isPublicHost(host, locked.ecosystem))
    const found = [...new Set(same.flatMap((one) => hostIn(one) ?? []))].filter(isOurs).toSorted()
    if (found.length < 2) return []
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
function hostIn({ locked, url }: Placed): string | undefined {
  return url === null || !isRegistryPackage(locked) ? undefined : firstName(url.host, locked.ecosystem)
}

function confusionFinding(locked: LockedPackage, message: string, evidence: Finding['evidence'], fix: string): Finding {
  return findingAt(locked, { code: 'dependency-confusion', severity: 'critical', message, evidence, fix })
}
