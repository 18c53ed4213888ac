import type { Finding } from '@galley/findings'
import { isFault } from '@galley/fault'
import type { Provenance, SigstoreTrust } from '@galley/trust'
import type { NpmFacts, NpmReleaseFacts } from '../registry/npm-facts.ts'
import type { RegistryClient } from '../registry/registry-client.ts'
import { releasesBefore } from '../registry/releases-before.ts'
import { verifyAttestations } from '../registry/verify-attestations.ts'
import type { Check } from './check.ts'
import { findingAt } from './finding-at.ts'
import type { InstalledPackage } from '../merge-installed.ts'
import { createRegistryCheck, type Judged, type Known } from './registry-check.ts'

type KnownNpm = Known<NpmFacts, NpmReleaseFacts>

/**
 * npm provenance: what a release has must verify and be about the tarball that is pinned; what an earlier release had must not be gone;
 * and the repository and workflow must be those of the release before. A package that never had any is no finding.
 * @param verify for tests of what follows from it
 */
export function createProvenanceCheck(client: RegistryClient, trust: SigstoreTrust, verify = verifyAttestations): Check {
  return createRegistryCheck('provenance', client, {
    npm: async (known, { signal }) => {
      const before = releasesBefore(known.facts, known.release)
      if (known.release.hasProvenance) return judgeProvenance(known, before, { client, trust, verify, signal })
      const earlier = before.find(({ hasProvenance }) => hasProvenance)
      if (earlier) return { findings: [lostFinding(known.package, earlier)] }
      // A registry that lists neither signatures nor attestations for any release has thrown them away: that says nothing.
      const isSilent = known.facts.releases.every(({ signatures, hasAttestations }) => signatures.length === 0 && !hasAttestations)
      return isSilent ? { missing: 'whether it has provenance' } : {}
    },
  })
}

interface Services {
  readonly client: RegistryClient
  readonly trust: SigstoreTrust
  readonly verify: typeof verifyAttestations
  readonly signal?: AbortSignal | undefined
}

async function judgeProvenance(
  { package: one, release }: KnownNpm,
  before: readonly NpmReleaseFacts[],
  services: Services,
): Promise<Judged> {
  const integrity = one.integrity.find((entry) => sha512Of(entry) !== null) ?? release.integrity
  const found = await readAttested(one.name, one.version, integrity, services)
  if ('missing' in found) return found
  if ('refused' in found) return { findings: [refusedFinding(one, found.refused.code, found.refused.message)] }
  const earlier = before.find(({ hasProvenance }) => hasProvenance)
  if (!earlier) return {}
  const previous = await readAttested(one.name, earlier.version, earlier.integrity, services)
  // What is wrong with an earlier release is not this one's fault, but then there is nothing to compare with.
  if (!('provenance' in previous)) return { missing: `the provenance of ${earlier.version}, to compare with,` }
  return { findings: [changedFinding(one, earlier.version, previous.provenance, found.provenance)] }
}

type Attested =
  | { readonly provenance: Provenance }
  | { readonly refused: { readonly code: string; readonly message: string } }
  | { readonly missing: string }

async function readAttested(
  name: string,
  version: string,
  integrity: string | null,
  { client, trust, verify, signal }: Services,
): Promise<Attested> {
  const sha512 = integrity === null ? null : sha512Of(integrity)
  if (integrity === null || sha512 === null) return { missing: 'the sha512 of its tarball' }
  const served = await client.npmAttestations({ name, version, integrity }, signal)
  if (served === null) return { missing: 'the attestation that it lists' }
  try {
    return { provenance: verify(served, { name, version, sha512 }, trust) }
  } catch (error) {
    if (!isFault(error)) throw error
    return { refused: { code: error.code, message: error.message } }
  }
}

function lostFinding(one: InstalledPackage, earlier: NpmReleaseFacts): Finding {
  return findingAt(one, {
    code: 'provenance-lost',
    severity: one.dev ? 'medium' : 'high',
    message: `says nothing of where it was built, and ${earlier.version} before it did`,
    evidence: { earlier: earlier.version, ...(earlier.publishedAt === null ? {} : { earlierAt: earlier.publishedAt }) },
    fix: `Stay with ${earlier.version} until its maintainers say why.`,
  })
}

function refusedFinding(one: InstalledPackage, reason: string, message: string): Finding {
  return findingAt(one, {
    code: 'signature',
    severity: 'critical',
    message: message.replace(` of ${one.name}@${one.version}`, ''),
    evidence: { reason },
    fix: 'Do not install it; write the lockfile anew from the registry, and report it there if it stays so.',
  })
}

function changedFinding(one: InstalledPackage, version: string, before: Provenance, now: Provenance): Finding | null {
  const isMoved = before.repository !== now.repository
  // A repository that was renamed keeps its number; a new one under another name does not.
  const isRenamed = isMoved && before.repositoryId !== null && before.repositoryId === now.repositoryId && before.issuer === now.issuer
  const isOther = before.workflow !== now.workflow
  if (!isMoved && !isOther) return null
  const what = isMoved
    ? `repository ${now.repository}, ${version} in ${before.repository}`
    : `workflow ${now.workflow}, ${version} by ${before.workflow}`
  return findingAt(one, {
    code: 'provenance-changed',
    severity: isMoved && !isRenamed ? 'high' : isRenamed && !isOther ? 'info' : 'medium',
    message: `was built ${isMoved ? 'in' : 'by'} the ${what}${isRenamed ? ' (the same one, renamed)' : ''}`,
    evidence: {
      repository: now.repository,
      workflow: now.workflow,
      signer: now.signer,
      before: version,
      repositoryBefore: before.repository,
      workflowBefore: before.workflow,
      signerBefore: before.signer,
    },
    fix: 'Make sure that the project moved on purpose.',
  })
}

/** The sha512 in a Subresource Integrity text, as hex; null where there is none. */
function sha512Of(integrity: string): string | null {
  const base64 = /(?:^|\s)sha512-(?<digest>[\w+/]{86}==)(?:\?|\s|$)/.exec(integrity)?.groups?.['digest']
  return base64 === undefined ? null : Buffer.from(base64, 'base64').toString('hex')
}
