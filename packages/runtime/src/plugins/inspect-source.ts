import type { PluginLockEntry, TrustPolicy } from '@galley/trust'
import { checkReleaseName } from './facts/check-release-name.ts'
import { factsOf } from './facts/facts-of.ts'
import { readInstalled } from './load/read-installed.ts'
import type { PapersServices } from './papers-services.ts'
import type { PluginFacts } from './plugin-facts.ts'
import type { PluginSource } from './plugin-source.ts'
import type { ProjectLock } from './project/project-lock.ts'
import { readPolicy } from './project/read-policy.ts'
import { readSource } from './read-source.ts'
import type { FetchedRelease } from './spec/spec-kind.ts'
import { selectRelease } from './select-release.ts'
import { verifySource, type VerifiedSource } from './verified-source.ts'

/** A release that was looked at: what is told of it, and what would be stored. */
export interface InspectedSource {
  readonly facts: PluginFacts
  readonly release: VerifiedSource
  readonly fetched: FetchedRelease & { readonly spec: string }
  readonly policy: TrustPolicy
  /** Entry of the lock under its name. */
  readonly entry: PluginLockEntry | null
}

/** Gets, verifies and describes a release. Faults as `PluginPapers.inspect`. */
export async function inspectSource(services: PapersServices, lock: ProjectLock, source: PluginSource): Promise<InspectedSource> {
  const policy = readPolicy(lock.files.policy)
  const fetched = await selectRelease(await readSource(source, services), policy)
  const now = services.clock()
  const release = verifySource(fetched, policy, now)
  const names = lock.entries.map(({ name }) => name)
  const resembles = checkReleaseName(release.name, { own: services.ownNames, installed: names })
  const entry = lock.entries.find(({ name }) => name === release.name) ?? null
  const installed = entry === null ? null : { entry, before: readInstalled(lock.files.store, entry, policy, now) }
  return { facts: factsOf({ release, fetched, policy, resembles, installed: installed }), release, fetched, policy, entry }
}
