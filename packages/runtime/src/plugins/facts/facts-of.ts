import { canonicalJson, permissionWords } from '@galley/sdk'
import { digest, scoreSbom, type Sbom, type PluginLockEntry, type TrustPolicy } from '@galley/trust'
import type { PluginBill, PluginFacts } from '../plugin-facts.ts'
import type { FetchedRelease } from '../spec/spec-kind.ts'
import type { VerifiedSource } from '../verified-source.ts'
import type { InstalledContent } from '../load/read-installed.ts'
import { compareReleases } from './compare-releases.ts'
import { powersOf } from './powers-of.ts'
import { risksOf } from './risks-of.ts'
import { minReviewersOf, uncheckedOf } from './unchecked-of.ts'

/** A verified release, and what its facts are told against. */
export interface FactsToTell {
  readonly release: VerifiedSource
  readonly fetched: FetchedRelease & { readonly spec: string }
  readonly policy: TrustPolicy
  readonly resembles: string | null
  /** Entry of the lock under the same name, with what is known of that release; null when there is none. */
  readonly installed: { readonly entry: PluginLockEntry; readonly before: InstalledContent } | null
}

/** Tells everything that somebody decides by about a release. */
export function factsOf({ release, fetched, policy, resembles, installed }: FactsToTell): PluginFacts {
  const { name, version, manifest, description, tarballDigest, author, reviewers } = release
  const { kind, role, provides, permissions } = manifest
  const changes = installed === null ? null : compareReleases({ ...installed, release, sbom: fetched.sbom })
  const shown = {
    name,
    version,
    ...(description === null ? {} : { description }),
    kind,
    ...(role === undefined ? {} : { role }),
    ...(provides === undefined ? {} : { provides: provides.map((one) => (typeof one === 'string' ? one : `read ${one.read.join(', ')}`)) }),
    spec: fetched.spec,
    digest: tarballDigest,
    author: { id: author.id, until: author.until },
    reviewers,
    minReviewers: minReviewersOf(policy),
    permissions,
    may: permissionWords(permissions),
    risks: risksOf(permissions),
    bill: billOf(fetched.sbom),
    resembles,
    changes,
    needsConsent: changes === null || changes.powers.added.length > 0 || changes.author !== null,
    proven: fetched.proven,
    unchecked: [...(fetched.unchecked ?? []), ...uncheckedOf({ author: author.id, reviewers, policy })],
  }
  const agreed = {
    name,
    version,
    spec: fetched.spec,
    files: [tarballDigest, digest('sha256', fetched.sbom), digest('sha256', fetched.bundles)],
  }
  return {
    ...shown,
    consent: digest('sha256', canonicalJson({ ...agreed, powers: powersOf(manifest), from: installed?.entry.tarball ?? null })),
  }
}

function billOf(sbom: Uint8Array): PluginBill {
  const { score, components, missing } = scoreSbom(JSON.parse(new TextDecoder().decode(sbom)) as Sbom)
  return {
    // The plugin itself is the bill's root.
    components: Math.max(0, components - 1),
    score,
    missing: missing.map(({ element, component }) => (component === null ? element : `${element} of ${component}`)),
  }
}
