import { expect, test } from 'vitest'
import type { CertificateFacts } from '../sigstore/read-certificate-facts.ts'
import { readBuildIdentity } from './read-build-identity.ts'

const workflow = 'https://github.com/acme/x/.github/workflows/release.yml@refs/tags/v1'
const github: CertificateFacts = {
  san: workflow,
  issuer: 'https://token.actions.githubusercontent.com',
  buildSigner: workflow,
  runner: 'github-hosted',
  sourceRepository: 'https://github.com/acme/x',
  sourceDigest: 'a'.repeat(40),
  sourceRef: 'refs/tags/v1',
  sourceRepositoryId: '7',
  buildConfig: workflow,
  run: null,
}
const pipeline = 'https://gitlab.com/acme/group/x//.gitlab-ci.yml@refs/heads/main'
const gitlab: CertificateFacts = {
  ...github,
  san: pipeline,
  issuer: 'https://gitlab.com',
  buildSigner: pipeline,
  sourceRepository: 'https://gitlab.com/acme/group/x',
  buildConfig: pipeline,
}

test('a build is read from its certificate', () => {
  expect(readBuildIdentity(github, 'x')).toMatchObject({
    repository: 'https://github.com/acme/x',
    workflow: '.github/workflows/release.yml',
  })
  expect(readBuildIdentity(gitlab, 'x')).toMatchObject({ repository: 'https://gitlab.com/acme/group/x', workflow: '.gitlab-ci.yml' })
})

test.each<[string, Partial<CertificateFacts>]>([
  ['an issuer that nobody knows', { issuer: 'https://accounts.google.com' }],
  ['an issuer that looks like one', { issuer: 'https://token.actions.githubusercontent.com.evil.test' }],
  ['an issuer named like a property', { issuer: 'constructor' }],
  ['an issuer that vouches for another host', { issuer: 'https://gitlab.com' }],
  ['a person', { san: 'someone@acme.test' }],
  ['a good name inside another', { san: `https://evil.test/?${workflow}` }],
  ['a good name inside another, twice', { san: `https://evil.test/?${workflow}`, buildSigner: `https://evil.test/?${workflow}` }],
  ['no source', { sourceRepository: null }],
  ['a source elsewhere', { sourceRepository: 'https://evil.test/acme/x' }],
  ['a source with a question', { sourceRepository: 'https://github.com/evil/x?https://github.com/acme/x' }],
  [
    'a source and workflow elsewhere',
    { sourceRepository: 'https://evil.test/acme/x', buildConfig: 'https://evil.test/acme/x/w.yml@refs/tags/v1' },
  ],
  [
    'a source and workflow with a question',
    { sourceRepository: 'https://github.com/evil/x?y', buildConfig: 'https://github.com/evil/x?y/w.yml@refs/tags/v1' },
  ],
  ['no signer', { buildSigner: null }],
  ['no workflow', { buildConfig: null }],
  ['a workflow of another repository', { buildConfig: 'https://github.com/acme/x-evil/.github/workflows/release.yml@refs/tags/v1' }],
  ['a workflow without a ref', { buildConfig: 'https://github.com/acme/x/.github/workflows/release.yml' }],
])('%s is refused', (_, other) => expect(() => readBuildIdentity({ ...github, ...other }, 'x')).toThrow(/not by who it must be by/))
