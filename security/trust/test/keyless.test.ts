import { createHash } from 'node:crypto'
import { isFault } from '@galley/fault'
import { expect, test } from 'vitest'
import { newBuildService } from './make-provenance.ts'
import { provenancePredicateTypes, verifyBundle, type CertificateFacts } from '../src/index.ts'

const artifact = Buffer.from('the program')
const service = newBuildService()
const good = {
  san: 'https://github.com/acme/builder/.github/workflows/build.yml@refs/tags/v1',
  issuer: 'https://token.actions.githubusercontent.com',
  sourceRepository: 'https://github.com/acme/tool',
  sourceRef: 'refs/tags/v1.2.3',
} as const
const statement = {
  _type: 'https://in-toto.io/Statement/v0.1',
  subject: [{ name: 'tool_linux', digest: { sha256: createHash('sha256').update(artifact).digest('hex') } }],
  predicateType: 'https://slsa.dev/provenance/v0.2',
  predicate: {},
}

function codeOf(facts: Partial<CertificateFacts>, said: object = statement, root = service.root): string {
  const bundle = service.attest({ ...good, ...facts }, said)
  const subject = { name: 'tool_linux', predicateTypes: provenancePredicateTypes }
  try {
    verifyBundle({ bundle, artifact, root, by: { identity: good }, subject, what: 'the tool' })
    return 'verified'
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

test('a build is believed for the file, the name and the builder that were asked for, and no other', () => {
  expect(codeOf({})).toBe('verified')
  expect(codeOf({ san: 'https://github.com/stranger/builder/.github/workflows/build.yml@refs/tags/v1' })).toBe('ATTESTATION_IDENTITY')
  expect(codeOf({ sourceRepository: 'https://github.com/stranger/tool' })).toBe('ATTESTATION_IDENTITY')
  expect(codeOf({ sourceRef: 'refs/tags/v1.2.4' })).toBe('ATTESTATION_IDENTITY')
  expect(codeOf({ sourceRef: null })).toBe('ATTESTATION_IDENTITY')
  expect(codeOf({ issuer: 'https://stranger.test' })).toBe('ATTESTATION_IDENTITY')
  expect(codeOf({}, { ...statement, subject: [{ ...statement.subject[0], name: 'tool_darwin' }] })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({}, { ...statement, subject: [{ name: 'tool_linux', digest: { sha256: 'ab'.repeat(32) } }] })).toBe('ATTESTATION_SUBJECT')
  expect(codeOf({}, { ...statement, predicateType: 'https://slsa.dev/verification_summary/v1' })).toBe('ATTESTATION_STATEMENT')
  expect(codeOf({}, statement, newBuildService().root)).toBe('ATTESTATION_CERTIFICATE')
})
