import { fault } from '../faults.ts'
import { checkBundle } from '../sigstore/check-bundle.ts'
import { openBundle } from '../sigstore/open-bundle.ts'
import type { SigstoreRoot } from '../sigstore/parse-trusted-root.ts'
import { readPackageStatement, type NpmRelease } from './read-package-statement.ts'
import { readBuildIdentity, type BuildIdentity } from './read-build-identity.ts'
import { checkClaimedSource } from './check-claimed-source.ts'

/** Predicate types of the SLSA provenance that npm takes. */
export const provenancePredicateTypes = ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'] as const

/** The verified place and time of a release's build. */
export interface Provenance extends BuildIdentity {
  readonly predicateType: string
  readonly at: Date
}

/** Values that the certificate must name; a null says on purpose that any will do (the answer holds the one found). */
export interface ExpectedProvenance {
  readonly repository: string | null
  readonly workflow: string | null
}

/**
 * Verifies SLSA provenance of an npm release, offline: signed with a Fulcio certificate of a CI service that npm knows, in the
 * transparency log, about this tarball, with a certificate and a predicate that name the same repository.
 * @throws ATTESTATION_* (see `faults`)
 */
export function verifyProvenance(
  bundle: unknown,
  { release, root, expected }: { readonly release: NpmRelease; readonly root: SigstoreRoot; readonly expected: ExpectedProvenance },
): Provenance {
  const what = `${release.name}@${release.version}`
  const open = openBundle(bundle, what)
  const { certificate, at } = checkBundle(open, { root, key: null }, what)
  if (certificate === null) throw fault('ATTESTATION_IDENTITY', { what, why: 'it names nobody' })
  const built = readBuildIdentity(certificate, what)
  for (const name of ['repository', 'workflow'] as const)
    if (expected[name] !== null && expected[name] !== built[name])
      throw fault('ATTESTATION_IDENTITY', { what, why: `its ${name} is ${built[name]}, not ${expected[name]}` })
  const { predicateType, predicate } = readPackageStatement(open.payload, provenancePredicateTypes, release)
  checkClaimedSource(predicate, built.repository, what)
  return { ...built, predicateType, at }
}
