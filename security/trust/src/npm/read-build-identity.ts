import { fault } from '../faults.ts'
import type { CertificateFacts } from '../sigstore/read-certificate-facts.ts'

/** The CI services that npm takes provenance from: their OIDC issuer, and where the repositories they build lie. */
const buildIssuers: Readonly<Record<string, string>> = Object.freeze({
  'https://token.actions.githubusercontent.com': 'https://github.com/',
  'https://gitlab.com': 'https://gitlab.com/',
})

/** The build of a release as its certificate states it: authenticated by the issuer, not by whoever published. */
export interface BuildIdentity {
  readonly issuer: string
  /** `https://github.com/owner/name` */
  readonly repository: string
  /** Number of the repository at the host; null where the certificate does not say. */
  readonly repositoryId: string | null
  /** The workflow file that was started: `.github/workflows/release.yml`. */
  readonly workflow: string
  readonly ref: string | null
  readonly commit: string | null
  readonly runner: string | null
  /** The workflow that signed, with its ref: the one that was started, or a reusable one. */
  readonly signer: string
  readonly run: string | null
}

/**
 * Reads a build's identity from its certificate, each part compared whole or by its full form: a pattern that is not anchored is no check.
 * @throws ATTESTATION_IDENTITY
 */
export function readBuildIdentity(facts: CertificateFacts, what: string): BuildIdentity {
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
