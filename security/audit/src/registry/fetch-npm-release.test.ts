import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { isFault } from '@galley/fault'
import { readSeededTrust, type SigstoreRoot } from '@galley/trust'
import { newBuildService } from '@galley/trust/test'
import { expect, test } from 'vitest'
import { recordedFetch } from '../../test/recorded-fetch.ts'
import { fetchNpmRelease, type FetchedNpmRelease } from './fetch-npm-release.ts'
import { readRegistries } from './registries.ts'
import { createMemoryCache } from './registry-cache.ts'
import { createRegistryClient } from './registry-client.ts'

const host = 'https://registry.test'
const trust = readSeededTrust()
const clock = (): Date => new Date('2026-11-28T12:00:00Z')
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keys = {
  keys: [{ keyid: 'SHA256:here', keytype: 'ecdsa-sha2-nistp256', scheme: 'ecdsa-sha2-nistp256', key: spki(pair.publicKey), expires: null }],
}

function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

const tarball = Buffer.from('tarball of @me/x 1.2.0')
const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
const signature = (what: string, key = pair.privateKey): object => ({
  keyid: 'SHA256:here',
  sig: sign('sha256', Buffer.from(what), key).toString('base64'),
})
const signed = { signatures: [signature(`@me/x@1.2.0:${integrity}`)] }

const provenance = { attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } }

interface Other {
  readonly dist?: object
  readonly versions?: object
  readonly answers?: Readonly<Record<string, unknown>>
  readonly keys?: unknown
  /** The trusted root of a build service of the test. */
  readonly root?: SigstoreRoot
}

function ask(
  { dist = signed, versions = {}, answers = {}, keys: served = keys, root }: Other = {},
  wanted: string | null = '1.2.0',
): {
  readonly release: Promise<FetchedNpmRelease>
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[]
} {
  const address = `${host}/@me/x/-/x-1.2.0.tgz`
  const packument = {
    name: '@me/x',
    'dist-tags': { latest: '1.2.0' },
    versions: { ...versions, '1.2.0': { name: '@me/x', version: '1.2.0', dist: { integrity, tarball: address, ...dist } } },
  }
  const { fetch, asked } = recordedFetch({
    '/@me%2Fx': packument,
    '/-/npm/v1/keys': served,
    '/@me/x/-/x-1.2.0.tgz': () => Promise.resolve(new Response(tarball)),
    ...answers,
  })
  const userNpmrc = `registry=${host}/\n//registry.test/:_authToken=hunter2`
  const registries = readRegistries({ projectNpmrc: null, userNpmrc, pipConf: null, env: {} })
  const client = createRegistryClient({ fetch, clock, cache: createMemoryCache(), registries, lifeHours: 0 })
  return { release: fetchNpmRelease('@me/x', () => wanted, { client, trust: root === undefined ? trust : { ...trust, root } }), asked }
}

async function codeOf(other: Other): Promise<string> {
  return ask(other).release.then(
    () => 'fine',
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  )
}

test('a release comes with its tarball, and with its registry’s word for it', async () => {
  const { tarball: bytes, ...facts } = await ask().release
  expect(Buffer.from(bytes)).toEqual(tarball)
  expect(facts).toEqual({ version: '1.2.0', registry: 'registry.test', isSigned: true, provenance: null, deprecated: null })
})

test('a registry that signs nothing is said to sign nothing', async () => {
  expect(await ask({ dist: {}, keys: 404 }).release).toMatchObject({ isSigned: false })
})

test('the secret of a registry goes to that registry alone', async () => {
  const elsewhere = 'https://files.test/x.tgz'
  const { release, asked } = ask({
    dist: { ...signed, tarball: elsewhere },
    answers: { [elsewhere]: () => Promise.resolve(new Response(tarball)) },
  })
  await release
  expect(asked.map(({ url, headers }) => [new URL(url).host, headers['authorization'] ?? null])).toEqual([
    ['registry.test', 'Bearer hunter2'],
    ['files.test', null],
    ['registry.test', 'Bearer hunter2'],
  ])
})

test('a mirror is asked for the tarballs that it hands on the public addresses of', async () => {
  const { release, asked } = ask({ dist: { ...signed, tarball: 'https://registry.npmjs.org/@me/x/-/x-1.2.0.tgz' } })
  await release
  expect(asked.map(({ url }) => new URL(url).host)).toEqual(['registry.test', 'registry.test', 'registry.test'])
})

test('provenance is verified against the tarball, and names the build', async () => {
  const service = newBuildService()
  const repository = 'https://github.com/me/x'
  const workflow = `${repository}/.github/workflows/release.yml@refs/tags/v1.2.0`
  const facts = {
    san: workflow,
    issuer: 'https://token.actions.githubusercontent.com',
    buildSigner: workflow,
    sourceRepository: repository,
    buildConfig: workflow,
  }
  const attest = (sha512: string): unknown =>
    service.attest(facts, {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'pkg:npm/%40me/x@1.2.0', digest: { sha512 } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: { buildDefinition: { externalParameters: { workflow: { repository } } } },
    })
  const served = (bundle: unknown): Other => ({
    dist: { ...signed, ...provenance },
    answers: { '/-/npm/v1/attestations/@me%2Fx@1.2.0': { attestations: [{ predicateType: 'https://slsa.dev/provenance/v1', bundle }] } },
    root: service.root,
  })
  const sha512 = createHash('sha512').update(tarball).digest('hex')
  expect(await ask(served(attest(sha512))).release).toMatchObject({ provenance: { repository, workflow: '.github/workflows/release.yml' } })
  expect(await codeOf(served(attest('00'.repeat(64))))).toBe('ATTESTATION_SUBJECT')
})

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

test.each<[string, Other, string]>([
  ['another tarball than is listed', { answers: { '/@me/x/-/x-1.2.0.tgz': 'another' } }, 'NPM_TARBALL_OTHER'],
  ['no tarball where one is listed', { answers: { '/@me/x/-/x-1.2.0.tgz': 404 } }, 'NPM_TARBALL_OTHER'],
  ['a sha1 alone', { dist: { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' } }, 'NPM_TARBALL_OTHER'],
  ['a signature of another version', { dist: { signatures: [signature(`@me/x@1.1.0:${integrity}`)] } }, 'REGISTRY_SIGNATURE_INVALID'],
  ['a signature of a stranger', { dist: { signatures: [signature(`@me/x@1.2.0:${integrity}`, stranger)] } }, 'REGISTRY_SIGNATURE_INVALID'],
  ['no signature where the registry has keys', { dist: {} }, 'REGISTRY_SIGNATURE_MISSING'],
  ['a signature where the registry has no keys', { keys: 404 }, 'REGISTRY_KEY_UNKNOWN'],
  ['provenance that is listed and not served', { dist: { ...signed, ...provenance } }, 'ATTESTATION_MALFORMED'],
  ['provenance that is lost', { versions: { '1.1.0': { name: '@me/x', version: '1.1.0', dist: provenance } } }, 'NPM_PROVENANCE_LOST'],
  ['a tarball at a place that is not safe', { dist: { ...signed, tarball: 'http://files.test/x.tgz' } }, 'REGISTRY_BAD_ANSWER'],
  ['a tarball at no address', { dist: { ...signed, tarball: 'x.tgz' } }, 'REGISTRY_BAD_ANSWER'],
  ['no such package', { answers: { '/@me%2Fx': 404 } }, 'NPM_RELEASE_MISSING'],
])('%s is refused', async (_, other, code) => expect(await codeOf(other)).toBe(code))

test('a version that is not there is named with those that are', async () => {
  await expect(ask({}, '9.0.0').release).rejects.toMatchObject({
    message: expect.stringMatching(/no @me\/x@9\.0\.0; there is: 1\.2\.0/) as string,
  })
})
