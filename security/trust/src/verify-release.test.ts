import { generateKeyPairSync, sign } from 'node:crypto'
import { isFault, type Fault } from '@galley/fault'
import { dsse } from '@sigstore/core'
import { bundleToJSON, toDSSEBundle } from '@sigstore/bundle'
import { describe, expect, it } from 'vitest'
import { keyOf, makeRelease, newSigner, policyOf, signContent } from '../test/make-release.ts'
import { digest } from './digest.ts'
import { publicKeyOf } from './keys/public-key.ts'
import { createReleaseStatement } from './statements/create-release-statement.ts'
import { createSbomStatement, formatSbom } from './statements/create-sbom-statement.ts'
import { signRelease } from './sign-release.ts'
import { signStatement } from './statements/sign-statement.ts'
import type { InTotoStatement } from './statements/statement.ts'
import type { ReleaseToVerify } from './release-to-verify.ts'
import { verifyRelease } from './verify-release.ts'

const acme = newSigner()
const stranger = newSigner()
const good = makeRelease(acme)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const statements = { release: createReleaseStatement(good), sbom: createSbomStatement({ ...good, sbom: good.document }) }
const lines = (...signed: readonly string[]): string => signed.map((line) => `${line}\n`).join('')
const signed = { release: signStatement(statements.release, acme), sbom: signStatement(statements.sbom, acme) }

function denial(change: Partial<ReleaseToVerify>): Fault {
  try {
    verifyRelease({ ...good, ...change })
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
  throw new Error('it passed')
}

/** A bundle whose parts are free to choose, as an attacker would make it. */
function forged(options: {
  payload?: string
  type?: string
  hint?: string
  key?: (data: Buffer) => Buffer
  edit?: (json: Json) => void
}): string {
  const artifact = Buffer.from(options.payload ?? JSON.stringify(statements.release))
  const artifactType = options.type ?? 'application/vnd.in-toto+json'
  const encoded = dsse.preAuthEncoding(artifactType, artifact)
  const signature = options.key === undefined ? Buffer.from(acme.sign(encoded)) : options.key(encoded)
  const json = bundleToJSON(
    toDSSEBundle({ artifact, artifactType, signature, keyHint: options.hint ?? acme.spkiSha256 }),
  ) as unknown as Json
  options.edit?.(json)
  return JSON.stringify(json)
}
interface Json {
  mediaType: string
  dsseEnvelope: { payload: string; signatures: { sig: string; keyid?: string }[] }
  verificationMaterial: Record<string, unknown>
}

const withStatement = (statement: object): Partial<ReleaseToVerify> => ({
  bundles: lines(signStatement(statement as InTotoStatement, acme), signed.sbom),
})
const withTarball = (sums: object): object => ({
  ...statements.release,
  subject: [{ name: 'acme-x-1.0.0.tgz', digest: sums }, ...statements.release.subject.slice(1)],
})
/** The release statement with one more subject, properly signed. */
const withSubject = (subject: object): Partial<ReleaseToVerify> =>
  withStatement({
    ...statements.release,
    subject: [...statements.release.subject, { name: 'x', digest: { sha256: 'a'.repeat(64) }, ...subject }],
  })
/** The author's statement about other files than the tarball holds, properly signed. */
const withFiles = (change: (files: Map<string, Uint8Array>) => void): Partial<ReleaseToVerify> => {
  const files = new Map(good.files)
  change(files)
  return withStatement(createReleaseStatement({ ...good, files }))
}

describe('verifyRelease', () => {
  it('passes what its publisher signed, and says who that is', () => {
    const verified = verifyRelease(good)
    expect(verified).toMatchObject({ name: '@acme/x', version: '1.0.0', reviewers: [], verdicts: [] })
    expect(verified.author).toEqual({ id: 'acme', key: acme.spkiSha256, until: '2027-11-01' })
    expect(verified.tarballDigest).toBe(digest('sha256', good.tarball))
    expect(verified.sbomDigest).toBe(digest('sha256', good.sbom))
    expect([...verified.files].map(([path, body]) => [path, Buffer.from(body).toString()])).toEqual(
      [...good.files].map(([path, body]) => [path, Buffer.from(body).toString()]).toSorted(),
    )
  })

  it('finds out itself which package it is, when nobody asked for one', () => {
    const { name: _name, version: _version, ...found } = good
    expect(verifyRelease(found)).toMatchObject({ name: '@acme/x', version: '1.0.0' })
  })

  it('passes with two signers when two are asked for, and not with one', () => {
    const second = newSigner()
    const policy = policyOf(acme, (json) => {
      json.signers['second'] = { ...json.signers['acme']!, keys: [keyOf(second)] }
      for (const rule of json.require) rule['threshold'] = 2
    })
    const more = signRelease({ ...good, sbom: good.document }, second)
    expect(verifyRelease({ ...good, policy, bundles: good.bundles + more }).author.id).toBe('acme')
    expect(denial({ policy }).code).toBe('STATEMENT_MISSING')
  })

  // The rows of what @sigstore/verify lets pass, and what is ours on top.
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const rows: readonly (readonly [what: string, code: string, change: Partial<ReleaseToVerify>])[] = [
    ['a wrong artifact under a right signature', 'PLUGIN_TAMPERED', { tarball: bytes('another tarball') }],
    [
      'another predicate type by the right key',
      'STATEMENT_INVALID',
      withStatement({ ...statements.release, predicateType: 'https://acme.example/x' }),
    ],
    ['an SBOM statement where a release is needed', 'STATEMENT_MISSING', { bundles: lines(signed.sbom) }],
    ['another payload type, signed', 'BUNDLE_INVALID', { bundles: lines(forged({ type: 'text/plain' }), signed.sbom) }],
    ['another statement type', 'STATEMENT_INVALID', withStatement({ ...statements.release, _type: 'https://in-toto.io/Statement/v0.1' })],
    ['a payload that is not JSON', 'STATEMENT_INVALID', { bundles: lines(forged({ payload: 'hello' }), signed.sbom) }],
    ['an expired key', 'SIGNER_EXPIRED', { now: new Date('2027-11-01T00:00:00Z') }],
    ['a key that is not valid yet', 'SIGNER_EXPIRED', { now: new Date('2026-10-31T23:59:59.999Z') }],
    ['no time at all', 'SIGNER_EXPIRED', { now: new Date(Number.NaN) }],
    [
      'no signature',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ edit: (json) => void (json.dsseEnvelope.signatures = []) }), signed.sbom) },
    ],
    [
      'two signatures',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ edit: ({ dsseEnvelope: { signatures } }) => void signatures.push(...signatures) }), signed.sbom) },
    ],
    [
      'a P-384 signature under a P-256 hint',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ key: (data) => sign('sha384', data, p384.privateKey) }), signed.sbom) },
    ],
    [
      'a foreign name',
      'SIGNER_NOT_ALLOWED',
      { policy: policyOf(acme, ({ signers }) => void (signers['acme']!['namespaces'] = ['@acme/y', '@other/*', 'x'])) },
    ],
    [
      'a role it does not have',
      'SIGNER_NOT_ALLOWED',
      { policy: policyOf(acme, ({ signers }) => void (signers['acme']!['roles'] = ['reviewer'])) },
    ],
    ['a forged hint', 'SIGNATURE_INVALID', { bundles: lines(forged({ key: (data) => Buffer.from(stranger.sign(data)) }), signed.sbom) }],
    ['a stranger', 'PLUGIN_UNTRUSTED_SIGNER', { bundles: signRelease({ ...good, sbom: good.document }, stranger) }],
    [
      'a stranger beside the publisher',
      'PLUGIN_UNTRUSTED_SIGNER',
      { bundles: good.bundles + signRelease({ ...good, sbom: good.document }, stranger) },
    ],
    [
      'another subject name with the right digest',
      'STATEMENT_INVALID',
      withStatement({
        ...statements.release,
        subject: [{ ...statements.release.subject[0], name: 'acme-x-1.0.1.tgz' }, ...statements.release.subject.slice(1)],
      }),
    ],
    [
      "a file in the tarball's place",
      'STATEMENT_INVALID',
      withStatement({ ...statements.release, subject: statements.release.subject.slice(1) }),
    ],
    [
      'a subject without sha512',
      'PLUGIN_TAMPERED',
      withStatement({ ...statements.release, subject: [{ name: 'acme-x-1.0.0.tgz', digest: { sha256: digest('sha256', good.tarball) } }] }),
    ],
    [
      'a subject with another sha256 only',
      'PLUGIN_TAMPERED',
      withStatement(withTarball({ sha256: '0'.repeat(64), sha512: digest('sha512', good.tarball) })),
    ],
    [
      'a subject with another sha512 only',
      'PLUGIN_TAMPERED',
      withStatement(withTarball({ sha256: digest('sha256', good.tarball), sha512: '0'.repeat(128) })),
    ],
    [
      'a file named twice',
      'STATEMENT_INVALID',
      withStatement({ ...statements.release, subject: [...statements.release.subject, statements.release.subject[1]] }),
    ],
    ['a bundle with a space in it', 'BUNDLE_INVALID', { bundles: good.bundles.replace('{', '{ ') }],
    ['no subject', 'STATEMENT_INVALID', withStatement({ ...statements.release, subject: [] })],
    ['a sha256 in capitals', 'STATEMENT_INVALID', withSubject({ digest: { sha256: 'A'.repeat(64) } })],
    ['a digest of another kind alone', 'STATEMENT_INVALID', withSubject({ digest: { md5: 'a'.repeat(32) } })],
    ['half a sha512', 'STATEMENT_INVALID', withSubject({ digest: { sha256: 'a'.repeat(64), sha512: 'a'.repeat(64) } })],
    ['a file without a name', 'STATEMENT_INVALID', withSubject({ name: '' })],
    ['another version than was asked for', 'STATEMENT_INVALID', { version: '1.0.1' }],
    ['another purl', 'RELEASE_MISMATCH', withStatement({ ...statements.release, predicate: { purl: 'pkg:npm/%40acme/x@1.0.1' } })],
    ['a tarball that lacks a signed file', 'FILES_MISMATCH', withFiles((files) => files.set('package/evil.mjs', bytes('1')))],
    ['a file with another digest', 'FILES_MISMATCH', withFiles((files) => files.set('package/dist/plugin.mjs', bytes('1')))],
    ['a tarball with a file that was not signed', 'FILES_MISMATCH', withFiles((files) => files.delete('package/docs/0.md'))],
    ['no SBOM', 'SBOM_MISSING', { sbom: null }],
    ['no SBOM statement', 'SBOM_MISSING', { bundles: lines(signed.release) }],
    ['an SBOM with another space', 'SBOM_MISMATCH', { sbom: bytes(new TextDecoder().decode(good.sbom).replace('  ', '\t ')) }],
    ['a revoked key', 'SIGNER_REVOKED', { policy: policyOf(acme, ({ revoked }) => void revoked.keys.push(acme.spkiSha256)) }],
    [
      'a revoked tarball',
      'PLUGIN_REVOKED',
      { policy: policyOf(acme, ({ revoked }) => void revoked.digests.push(`sha256:${digest('sha256', good.tarball)}`)) },
    ],
    [
      'a revoked version',
      'PLUGIN_REVOKED',
      { policy: policyOf(acme, ({ revoked }) => void revoked.purls.push('pkg:npm/%40acme/x@1.0.0')) },
    ],
    ['nothing signed', 'PLUGIN_UNSIGNED', { bundles: '' }],
    ['a cut-off line', 'BUNDLE_INVALID', { bundles: good.bundles.slice(0, -1) }],
    ['an empty line', 'BUNDLE_INVALID', { bundles: `${good.bundles}\n` }],
    [
      'another media type',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ edit: (json) => void (json.mediaType = json.mediaType.replace('v0.3', 'v0.4')) }), signed.sbom) },
    ],
    [
      'a certificate that nobody can read',
      'PLUGIN_UNTRUSTED_SIGNER',
      {
        bundles: lines(
          forged({
            edit: (json) =>
              void (json.verificationMaterial = {
                certificate: { rawBytes: 'AAAA' },
                timestampVerificationData: {},
              }),
          }),
          signed.sbom,
        ),
      },
    ],
    [
      'a timestamp nobody can check',
      'SIGNATURE_INVALID',
      {
        bundles: lines(
          forged({
            edit: (json) =>
              void (json.verificationMaterial['timestampVerificationData'] = { rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }] }),
          }),
          signed.sbom,
        ),
      },
    ],
    [
      'an unknown key in a bundle',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ edit: (json) => void Object.assign(json, { more: 1 }) }), signed.sbom) },
    ],
    [
      'another key id beside the hint',
      'BUNDLE_INVALID',
      { bundles: lines(forged({ edit: (json) => void (json.dsseEnvelope.signatures[0]!.keyid = stranger.spkiSha256) }), signed.sbom) },
    ],
  ]
  it.each(rows)('refuses %s', (_what, code, change) => {
    expect(denial(change).code).toBe(code)
  })

  it.each([
    ['another purl', { purl: 'pkg:npm/%40acme/y@1.0.0' }],
    ['another tarball', { hashes: [{ alg: 'SHA-512', content: '00' }] }],
    ['no hashes', { hashes: 'none' }],
  ])('refuses a signed SBOM of %s', (_what, change) => {
    const root = (good.document as { metadata: { component: object } }).metadata.component
    const document = { ...good.document, metadata: { component: { ...root, ...change } } }
    const bundles = lines(signed.release, signStatement(createSbomStatement({ ...good, sbom: document }), acme))
    expect(denial({ bundles, sbom: bytes(formatSbom(document)) }).code).toBe('SBOM_MISMATCH')
  })

  it("keeps the library's error as the cause, with its own code", () => {
    const refused = denial({ bundles: lines(forged({ key: (data) => Buffer.from(stranger.sign(data)) }), signed.sbom) })
    expect(refused.cause).toMatchObject({ code: 'SIGNATURE_ERROR' })
  })

  it('never takes a package.json of another package', () => {
    const files = new Map(good.files).set('package/package.json', bytes('{"name":"@acme/y","version":"1.0.0"}'))
    expect(denial(signContent({ ...good, files }, acme)).code).toBe('RELEASE_MISMATCH')
  })

  it('has no way in for P-384 keys', () => {
    expect(() => publicKeyOf(p384.publicKey)).toThrow(expect.objectContaining({ code: 'KEY_UNSUPPORTED' }))
  })
})
