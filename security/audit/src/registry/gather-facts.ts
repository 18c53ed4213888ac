import { isFault } from '@galley/fault'
import type { InstalledPackage } from '../merge-installed.ts'
import { isPublicHost, registryHost } from './registry-hosts.ts'
import { findPrivateNames, type ProjectNames } from './find-private-names.ts'
import type { RegistryClient } from './registry-client.ts'

/** A package of which something is not known, and the reason. */
export interface FactGap {
  readonly package: InstalledPackage
  readonly host: string
  /** In words that follow "not checked:". */
  readonly reason: string
  /** Kept back on purpose, or asked of nobody who could know: the audit is complete without it. */
  readonly isByDesign?: boolean
}

/** Facts for those packages that have them; a gap for every other one. */
export interface GatheredFacts<Facts> {
  readonly known: readonly { readonly package: InstalledPackage; readonly host: string; readonly facts: Facts }[]
  readonly gaps: readonly FactGap[]
}

/**
 * Asks for the facts of packages, all at once (the client limits what is under way). A name that belongs to another registry than the
 * one configured is not sent to it. A registry that does not answer makes gaps.
 */
export async function gatherFacts<Facts>(
  packages: readonly InstalledPackage[],
  ask: (name: string) => Promise<Facts | null>,
  client: RegistryClient,
  project: ProjectNames & { readonly signal?: AbortSignal },
): Promise<GatheredFacts<Facts>> {
  type Outcome = { readonly known: GatheredFacts<Facts>['known'][number] } | { readonly gap: FactGap }
  const isPrivate = findPrivateNames(project)
  const outcomes = await Promise.all(
    packages.map(async (one): Promise<Outcome> => {
      const host = client.hostOf(one.ecosystem, one.name)
      const withheld = whyWithheld(one, host, project, isPrivate)
      if (withheld !== null) return { gap: { package: one, host, reason: withheld, isByDesign: true } }
      try {
        const facts = await ask(one.name)
        return facts === null
          ? { gap: { package: one, host, reason: `${host} does not know it` } }
          : { known: { package: one, host, facts } }
      } catch (error) {
        project.signal?.throwIfAborted()
        if (!isFault(error)) throw error
        return { gap: { package: one, host, reason: error.message } }
      }
    }),
  )
  // In the order of the packages, not of the answers: the same audit is the same report.
  const known = outcomes.flatMap((outcome) => ('known' in outcome ? outcome.known : []))
  return { known, gaps: outcomes.flatMap((outcome) => ('gap' in outcome ? outcome.gap : [])) }
}

/** Names of one's own are not told to others: by the policy, or because the lockfile resolved them somewhere that is not public. */
function whyWithheld(one: InstalledPackage, host: string, { policy }: ProjectNames, isPrivate: (name: string) => boolean): string | null {
  // Own members only: there are packages called `constructor` and `toString`.
  const owners = [one.name, one.name.split('/', 1)[0] ?? ''].filter((name) => Object.hasOwn(policy.privateNames, name))
  const owner = owners.map((name) => policy.privateNames[name])[0]
  if (owner !== undefined && owner !== host) return `it belongs to ${owner} and is not named to ${host}`
  const lockedAt = registryHost(one)
  if (lockedAt !== undefined && lockedAt !== host && !isPublicHost(lockedAt, one.ecosystem))
    return `it was resolved from ${lockedAt} and is not named to ${host}`
  return isPrivate(one.name) && isPublicHost(host, one.ecosystem) ? `it is a name of your own and is not named to ${host}` : null
}
