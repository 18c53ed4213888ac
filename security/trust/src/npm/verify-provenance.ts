import { fault } from '../faults.ts'
import type { CertificateFacts } from '../sigstore/certificate-facts.ts'
import { checkBundle } from '../sigstore/check-bundle.ts'
import { openBundle } from '../sigstore/open-bundle.ts'
import type { SigstoreRoot } from '../sigstore/parse-trusted-root.ts'
import { readPackageStatement, type NpmRelease } from './package-statement.ts'
import { claimedSource } from './claimed-source.ts'

/** The SLSA provenance that npm takes. */
export const provenancePredicateTypes = ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'] as const

/** The CI services that npm takes provenance from: their OIDC issuer, and where the repositories they build lie. */
export const buildIssuers: Readonly<Record<string, string>> = Object.freeze({
  'https://token.actions.githubusercontent.com': 'https://github.com/',
  'https://gitlab.com': 'https://gitlab.com/',
})

/** Where a release was built, as its certificate says: authenticated by the issuer, not by whoever published. */
export interface Provenance {
  readonly issuer: string
  /** `https://github.com/owner/name` */
  readonly repository: string
  /** Its number at the host; null where the certificate does not say. */
  readonly repositoryId: string | null
  /** The workflow file that was started: `.github/workflows/release.yml`. */
  readonly workflow: string
  readonly ref: string | null
  readonly commit: string | null
  readonly runner: string | null
  /** What signed: the workflow itself, or a reusable one, with its ref. */
  readonly signer: string
  readonly run: string | null
  readonly predicateType: string
  readonly at: Date
}

/** What must be so; a null says on purpose that anything will do (and the answer says what it was). */
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
  const built = builtBy(certificate, what)
  for (const name of ['repository', 'workflow'] as const)
    if (expected[name] !== null && expected[name] !== built[name])
      throw fault('ATTESTATION_IDENTITY', { what, why: `its ${name} is ${built[name]}, not ${expected[name]}` })
  const { predicateType, predicate } = readPackageStatement(open.payload, provenancePredicateTypes, release)
  const claimed = claimedSource(predicate)
  if (claimed !== built.repository)
    throw fault('ATTESTATION_SOURCE', { what, said: claimed?.slice(0, 200) ?? 'no repository', certified: built.repository })
  return { ...built, predicateType, at }
}

/** The build's identity, each part compared whole or by its full form: a pattern that is not anchored is no check. */
function builtBy(facts: CertificateFacts, what: string): Omit<Provenance, 'predicateType' | 'at'> {
  const refuse = (why: string): Error => fault('ATTESTATION_IDENTITY', { what, why })
  const host = Object.hasOwn(buildIssuers, facts.issuer) ? buildIssuers[facts.issuer] : undefined
  if (host === undefined) throw refuse(`nobody trusts the issuer ${facts.issuer.slice(0, 200) || 'of no name'} for builds`)
  const { sourceRepository: repository, buildConfig, buildSigner } = facts
  const form = /^https:\/\/[a-z.]+(\/[\w.-]+)+$/
  if (repository === null || !repository.startsWith(host) || !form.test(repository))
    throw refuse(`its source is ${repository ?? 'not stated'}`)
  if (buildSigner === null || buildSigner !== facts.san || !buildSigner.startsWith(host)) throw refuse(`it is signed by ${facts.san}`)
  const config = buildConfig?.startsWith(`${repository}/`) ? buildConfig.slice(repository.length + 1) : undefined
  // GitLab writes owner/name//.gitlab-ci.yml@refs/heads/main.
  const workflow = /^\/?(?<file>[\w./ -]+)@[^@]+$/.exec(config ?? '')?.groups?.['file']
  if (workflow === undefined) throw refuse(`its workflow is ${buildConfig ?? 'not stated'}`)
  return {
    issuer: facts.issuer,
    repository,
    repositoryId: facts.sourceRepositoryId,
    workflow,
    ref: facts.sourceRef,
    commit: facts.sourceDigest,
    runner: facts.runner,
    signer: facts.san,
    run: facts.run,
  }
}
