import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { titleWithData } from '@galley/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { readSeededTrust, verifyProvenance, verifyPublishAttestation, type ExpectedProvenance, type NpmRelease } from '../src/index.ts'
import { unpackEvaluationData } from './unpack-evaluation-data.ts'

// Five npm packages with their attestations, each also with a publish or a provenance attestation that was tampered with
// (slsa-framework/slsa-verifier, Apache-2.0).
const data = unpackEvaluationData('npm-attestations.tar.gz')
const folder = data === null ? null : join(data, 'npm-attestations')
const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'))
const trust = readSeededTrust()
const any: ExpectedProvenance = { repository: null, workflow: null }

interface Case {
  readonly title: string
  readonly kind: 'publish' | 'provenance'
  readonly bundle: Bundle
  readonly release: NpmRelease
}

/** The parts of a bundle that the twins below change. */
interface Bundle {
  mediaType: string
  verificationMaterial: {
    publicKey?: { hint: string }
    x509CertificateChain?: { certificates: { rawBytes: string }[] }
    tlogEntries: {
      logIndex: string
      logId: { keyId: string }
      integratedTime: string
      inclusionPromise?: { signedEntryTimestamp: string }
      inclusionProof?: { rootHash: string; hashes: string[] } | null
      canonicalizedBody: string
    }[]
  }
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string; keyid: string }[] }
}

const all = files.flatMap((file): Case[] => {
  const tarball = join(folder ?? '', file.slice(0, -'.json'.length))
  const { name, version } = JSON.parse(execFileSync('tar', ['-xOf', tarball, 'package/package.json'], { encoding: 'utf8' })) as NpmRelease
  const release = { name, version, sha512: createHash('sha512').update(readFileSync(tarball)).digest('hex') }
  const { attestations } = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as { attestations: { bundle: Bundle }[] }
  return attestations.map(({ bundle }) => {
    const kind = bundle.verificationMaterial.publicKey === undefined ? 'provenance' : 'publish'
    return { title: `${file.slice(0, -'.tgz.json'.length)} ${kind}`, kind, bundle, release }
  })
})
const isBad = ({ title, kind }: Case): boolean => title.includes(kind === 'publish' ? 'invalidsigpub' : 'invalidsigprov')
const good = all.filter((one) => !isBad(one))
const bad = all.filter(isBad)
const originals = good.filter(({ title }) => !title.includes('invalid'))

const figures = { verified: 0, refused: new Map<string, number>() }
afterAll(() => {
  if (folder === null) return
  const codes = [...figures.refused].map(([code, count]) => `${count} ${code}`).join(', ')
  process.stderr.write(`\nnpm attestations: ${figures.verified} good ones verified, bad ones refused: ${codes}\n`)
})

function codeOf({ kind, release }: Case, bundle: unknown, of: NpmRelease = release, expected = any): string {
  try {
    if (kind === 'publish') verifyPublishAttestation(bundle, { release: of, trust })
    else verifyProvenance(bundle, { release: of, root: trust.root, expected })
    if (expected === any) figures.verified += 1
    return 'verified'
  } catch (error) {
    if (!isFault(error)) return String(error)
    figures.refused.set(error.code, (figures.refused.get(error.code) ?? 0) + 1)
    return error.code
  }
}

/** Changes one byte of base64 content in its middle. */
function flip(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}

function twin(bundle: Bundle, change: (copy: Bundle) => void): Bundle {
  const copy = structuredClone(bundle)
  change(copy)
  return copy
}

describe.skipIf(folder === null)(titleWithData('real npm attestations', 'npm-attestations.tar.gz'), () => {
  test('there are twenty good ones and ten bad ones', () => expect([good.length, bad.length]).toEqual([20, 10]))
  test.each(good.map((one) => [one.title, one] as const))('%s verifies', (_, one) => expect(codeOf(one, one.bundle)).toBe('verified'))
  test.each(bad.map((one) => [one.title, one] as const))('%s is refused', (_, one) =>
    expect(codeOf(one, one.bundle)).toBe('ATTESTATION_SIGNATURE'),
  )

  const entry = (copy: Bundle): Bundle['verificationMaterial']['tlogEntries'][number] => copy.verificationMaterial.tlogEntries[0]!
  const changes: readonly (readonly [string, (copy: Bundle) => void, string | Readonly<Record<Case['kind'], string>>])[] = [
    ['a changed payload', (copy) => (copy.dsseEnvelope.payload = flip(copy.dsseEnvelope.payload)), 'ATTESTATION_SIGNATURE'],
    [
      'a changed signature',
      (copy) => (copy.dsseEnvelope.signatures[0]!.sig = flip(copy.dsseEnvelope.signatures[0]!.sig)),
      'ATTESTATION_SIGNATURE',
    ],
    ['no signature', (copy) => (copy.dsseEnvelope.signatures = []), 'ATTESTATION_MALFORMED'],
    ['another payload type', (copy) => (copy.dsseEnvelope.payloadType = 'application/json'), 'ATTESTATION_PAYLOAD_TYPE'],
    ['a changed log entry', (copy) => (entry(copy).canonicalizedBody = flip(entry(copy).canonicalizedBody)), 'ATTESTATION_LOG'],
    [
      'a changed promise of the log',
      (copy) => (entry(copy).inclusionPromise!.signedEntryTimestamp = flip(entry(copy).inclusionPromise!.signedEntryTimestamp)),
      'ATTESTATION_LOG',
    ],
    ['another log', (copy) => (entry(copy).logId.keyId = flip(entry(copy).logId.keyId)), 'ATTESTATION_LOG'],
    ['no log entry', (copy) => (copy.verificationMaterial.tlogEntries = []), 'ATTESTATION_TIME'],
    // The certificate lived for ten minutes; npm's key counted then as well.
    [
      'a day later',
      (copy) => (entry(copy).integratedTime = String(Number(entry(copy).integratedTime) + 86_400)),
      { publish: 'ATTESTATION_LOG', provenance: 'ATTESTATION_CERTIFICATE' },
    ],
    [
      'a decade later',
      (copy) => (entry(copy).integratedTime = String(Number(entry(copy).integratedTime) + 315_000_000)),
      { publish: 'ATTESTATION_KEY_EXPIRED', provenance: 'ATTESTATION_CERTIFICATE' },
    ],
    [
      'an unknown type of bundle',
      (copy) => (copy.mediaType = 'application/vnd.dev.sigstore.bundle+json;version=9'),
      'ATTESTATION_MALFORMED',
    ],
  ]
  const twins = originals.flatMap((one) => changes.map(([what, change, code]) => [one.title, what, one, change, code] as const))
  test.each(twins)('%s with %s is refused', (_, __, one, change, code) =>
    expect(codeOf(one, twin(one.bundle, change))).toBe(typeof code === 'string' ? code : code[one.kind]),
  )

  test.each(originals.map((one) => [one.title, one] as const))('%s does not stand for anything else', (_, one) => {
    const { release } = one
    expect(codeOf(one, one.bundle, { ...release, sha512: 'ab'.repeat(64) })).toBe('ATTESTATION_SUBJECT')
    expect(codeOf(one, one.bundle, { ...release, sha512: '' })).toBe('ATTESTATION_SUBJECT')
    expect(codeOf(one, one.bundle, { ...release, name: `${release.name}-js` })).toBe('ATTESTATION_SUBJECT')
    expect(codeOf(one, one.bundle, { ...release, version: '9.9.9' })).toBe('ATTESTATION_SUBJECT')
    // The other attestation of the same release: right signature, wrong kind of signer.
    const other = originals.find(({ release: its, kind }) => its.sha512 === release.sha512 && kind !== one.kind)!
    expect(codeOf(one, other.bundle)).toBe('ATTESTATION_MATERIAL')
  })

  test('a certificate with a changed byte is refused, wherever the byte is', () => {
    const one = originals.find(({ kind }) => kind === 'provenance')!
    const der = Buffer.from(one.bundle.verificationMaterial.x509CertificateChain!.certificates[0]!.rawBytes, 'base64')
    for (let at = 0; at < der.length; at += 23) {
      const bytes = Buffer.from(der)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const rawBytes = bytes.toString('base64')
      const changed = twin(one.bundle, (copy) => (copy.verificationMaterial.x509CertificateChain!.certificates[0]!.rawBytes = rawBytes))
      expect(codeOf(one, changed), `byte ${at}`).toMatch(/^ATTESTATION_(CERTIFICATE|MALFORMED|SIGNATURE|LOG)$/)
    }
  })

  test.each<[string, ExpectedProvenance, string]>([
    ['what it is', { repository: 'https://github.com/sigstore/sigstore-js', workflow: '.github/workflows/release.yml' }, 'verified'],
    ['another repository', { repository: 'https://github.com/sigstore/sigstore-js2', workflow: null }, 'ATTESTATION_IDENTITY'],
    ['a part of its repository', { repository: 'https://github.com/sigstore/sigstore', workflow: null }, 'ATTESTATION_IDENTITY'],
    ['a pattern that fits', { repository: 'https://github.com/sigstore/.*', workflow: null }, 'ATTESTATION_IDENTITY'],
    ['another workflow', { repository: null, workflow: '.github/workflows/evil.yml' }, 'ATTESTATION_IDENTITY'],
  ])('expecting %s', (_, expected, code) => {
    const one = originals.find(({ release, kind }) => release.name === 'sigstore' && kind === 'provenance')!
    expect(codeOf(one, one.bundle, one.release, expected)).toBe(code)
  })

  test('a provenance says where it was built', () => {
    const one = originals.find(({ title }) => title === 'provenance-npm-test-ossf provenance')!
    expect(verifyProvenance(one.bundle, { release: one.release, root: trust.root, expected: any })).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      repository: 'https://github.com/laurentsimon/provenance-npm-test',
      workflow: '.github/workflows/release-slsa3.yml',
      ref: 'refs/heads/main',
      runner: 'github-hosted',
      signer:
        'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/delegator_lowperms-generic_slsa3.yml@refs/tags/v1.6.0',
    })
  })
})
