import { createHash } from 'node:crypto'
import { isFault } from '@galley/fault'
import { expect, test } from 'vitest'
import { newRegistry } from '../../test/make-attestation.ts'
import { verifyBundle } from '../index.ts'
import type { CertificateFacts } from './read-certificate-facts.ts'
import { checkCertificateIdentity } from './check-certificate-identity.ts'

const artifact = Buffer.from('the file')
const hex = (name: string): string => createHash(name).update(artifact).digest('hex')
const registry = newRegistry()
const { root, keys } = registry.trust
const key = { key: keys[0]!.key, from: null, to: null }

function codeOf(digest: Readonly<Record<string, unknown>>, by: Parameters<typeof verifyBundle>[0]['by'] = { key }): string {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'file', digest }],
    predicateType: 'https://acme.test/x',
    predicate: {},
  }
  try {
    verifyBundle({ bundle: registry.attest({ name: '', version: '', sha512: '' }, { statement }), artifact, root, by, what: 'the file' })
    return 'verified'
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

test('a statement is about a file by its digests, all of those that we know', () => {
  expect(codeOf({ sha256: hex('sha256') })).toBe('verified')
  expect(codeOf({ sha512: hex('sha512'), blake3: 'x' })).toBe('verified')
  expect(codeOf({ sha256: hex('sha512').slice(0, 64) })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({ sha256: hex('sha256'), sha512: 'ab'.repeat(64) })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({ sha256: [hex('sha256')] })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({ sha1: hex('sha1') })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({})).toBe('ATTESTATION_SUBJECT')
})

test('the signer is the one that was named', () => {
  expect(codeOf({ sha256: hex('sha256') }, { key: { ...key, key: newRegistry().trust.keys[0]!.key } })).toBe('ATTESTATION_SIGNATURE')
  expect(codeOf({ sha256: hex('sha256') }, { key: { ...key, to: new Date('2026-01-01') } })).toBe('ATTESTATION_KEY_EXPIRED')
  expect(codeOf({ sha256: hex('sha256') }, { identity: { san: 'x', issuer: 'y' } })).toBe('ATTESTATION_MATERIAL')
})

test('an identity is compared whole', () => {
  const facts: CertificateFacts = {
    san: 'https://github.com/acme/x/.github/workflows/w.yml@refs/heads/main',
    issuer: 'https://token.actions.githubusercontent.com',
    buildSigner: null,
    runner: 'github-hosted',
    sourceRepository: 'https://github.com/acme/x',
    sourceDigest: null,
    sourceRef: null,
    sourceRepositoryId: null,
    buildConfig: null,
    run: null,
  }
  const { san, issuer } = facts
  const holds = (expected: Parameters<typeof checkCertificateIdentity>[1], said = facts): boolean => {
    try {
      checkCertificateIdentity(said, expected, 'x')
      return true
    } catch {
      return false
    }
  }
  expect(holds({ san, issuer })).toBe(true)
  expect(holds({ san, issuer, sourceRepository: 'https://github.com/acme/x', runner: 'github-hosted' })).toBe(true)
  expect(holds({ san: 'acme/x', issuer })).toBe(false)
  expect(holds({ san: '.*', issuer })).toBe(false)
  expect(holds({ san, issuer }, { ...facts, san: `https://evil.test/?${san}` })).toBe(false)
  expect(holds({ san, issuer: 'https://gitlab.com' })).toBe(false)
  expect(holds({ san, issuer, sourceRepository: 'https://github.com/acme/y' })).toBe(false)
  expect(holds({ san, issuer, sourceRef: 'refs/heads/main' })).toBe(false)
  expect(holds({ san: '', issuer }, { ...facts, san: '' })).toBe(false)
})
