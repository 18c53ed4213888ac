import { X509Certificate } from '@sigstore/core'

/**
 * The statements of a Fulcio certificate about its signer (sigstore/fulcio, `docs/oid-info.md`). Facts only once the chain was verified.
 * All but `san` and `issuer` are null where the certificate does not say so.
 */
export interface CertificateFacts {
  /** The subject alternative name: for a build, the workflow that signed. */
  readonly san: string
  /** The OIDC issuer, who vouched for that identity. */
  readonly issuer: string
  /** 1.9: the instructions that signed; differs from `buildConfig` for a reusable workflow. */
  readonly buildSigner: string | null
  /** 1.11: `github-hosted` or `self-hosted`. */
  readonly runner: string | null
  /** 1.12: the repository that was built, `https://github.com/owner/name`. */
  readonly sourceRepository: string | null
  /** 1.13: the commit. */
  readonly sourceDigest: string | null
  /** 1.14: `refs/tags/v1.0.0`. */
  readonly sourceRef: string | null
  /** 1.15: the repository's number: it survives a rename, and a new repository under an old name has another. */
  readonly sourceRepositoryId: string | null
  /** 1.18: the workflow that was started, with its ref. */
  readonly buildConfig: string | null
  /** 1.21: the page of the run. */
  readonly run: string | null
}

const arc = '1.3.6.1.4.1.57264.1'

/**
 * Reads the facts of a leaf certificate (DER).
 * @throws whatever the parser throws over bytes that are no certificate
 */
export function readCertificateFacts(der: Uint8Array): CertificateFacts {
  const certificate = X509Certificate.parse(Buffer.from(der))
  // 1.8 and later hold a DER UTF8String; 1.1, the older issuer, holds the text itself.
  const text = (member: number): string | null =>
    certificate.extension(`${arc}.${member}`)?.valueObj.subs[0]?.value.toString('utf8') ?? null
  return {
    san: certificate.subjectAltName ?? '',
    issuer: text(8) ?? certificate.extension(`${arc}.1`)?.value.toString('utf8') ?? '',
    buildSigner: text(9),
    runner: text(11),
    sourceRepository: text(12),
    sourceDigest: text(13),
    sourceRef: text(14),
    sourceRepositoryId: text(15),
    buildConfig: text(18),
    run: text(21),
  }
}
