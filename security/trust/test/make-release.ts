import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKey, createSigner, digest, packageUrl, parseTrustPolicy, signRelease, formatSbom } from '../src/index.ts'
import type { LockedRelease, ReleaseContent, ReleaseToVerify, Sbom, Signer, TrustPolicy } from '../src/index.ts'
import { makeTarball } from './make-tar.ts'

/** A key with its signer. */
export function newSigner(): Signer & { readonly pem: string } {
  const { pem } = createKey()
  return { ...createSigner({ pem }), pem }
}

/** A key of a policy, valid for a year from November 2026. */
export function keyOf(signer: Signer): KeyJson {
  return { spkiSha256: signer.spkiSha256, pem: signer.publicPem, from: '2026-11-01', to: '2027-11-01' }
}

/** The text of a policy with one author; `change` edits the parsed JSON first. */
export function policyText(signer: Signer, change: (policy: PolicyJson) => void = () => {}): string {
  const policy: PolicyJson = {
    version: 2,
    signers: { acme: { roles: ['author'], keys: [keyOf(signer)], identities: [], namespaces: ['@acme/*'] } },
    require: [
      { predicate: 'https://in-toto.io/attestation/release/v0.1', role: 'author', threshold: 1 },
      { predicate: 'https://cyclonedx.org/bom/v1.6', role: 'author', threshold: 1 },
    ],
    revoked: { keys: [], digests: [], names: [], purls: [] },
  }
  change(policy)
  return JSON.stringify(policy)
}

/** The text of a policy in which every field is there. */
export function fullPolicyText(signer: Signer): string {
  return policyText(signer, ({ signers, require }) => {
    signers['acme']!.identities.push({ issuer: 'https://accounts.example', subject: 'ada@acme.example' })
    require.unshift({
      predicate: 'https://in-toto.io/attestation/svr/v0.2',
      role: 'reviewer',
      threshold: 1,
      distinctFrom: 'author',
      maxAgeDays: 180,
    })
  })
}

/** A key as a policy's author writes it. */
export interface KeyJson {
  spkiSha256: string
  pem: string
  from: string
  to: string
}

/** A person as a policy's author writes them. */
export interface SignerJson {
  roles: string[]
  keys: KeyJson[]
  identities: { issuer: string; subject: string }[]
  namespaces: string[]
}

/** A policy as its author writes it. */
export interface PolicyJson {
  version: number
  signers: Record<string, SignerJson>
  require: Record<string, unknown>[]
  revoked: { keys: string[]; digests: string[]; names: string[]; purls: string[] }
}

/** The parsed policy. */
export function policyOf(signer: Signer, change?: (policy: PolicyJson) => void): TrustPolicy {
  return parseTrustPolicy(policyText(signer, change))
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A release for tests, with the parts that it was made from. */
export interface TestRelease extends ReleaseToVerify, ReleaseContent {
  readonly name: string
  readonly version: string
  readonly sbom: Uint8Array
  readonly document: Sbom
}

/** A release that passes; `files` more files are in it, and the bundle holds modules of `bundled`. */
export function makeRelease(
  signer: Signer,
  { name = '@acme/x', version = '1.0.0', files = 2, bundled = [] as readonly string[] } = {},
): TestRelease {
  const sources = [`${name}@${version}/src/index.ts`, ...bundled.map((each) => `${each}/index.js`)]
  const content = new Map<string, Uint8Array>([
    ['package/dist/plugin.mjs', bytes('export default { operations: {} }\n')],
    ['package/dist/plugin.mjs.map', bytes(JSON.stringify({ version: 3, sources, names: [], mappings: '' }))],
    ['package/package.json', bytes(JSON.stringify({ name, version, galley: { schemaVersion: 1 } }))],
  ])
  for (let n = 0; n < files; n += 1) content.set(`package/docs/${n}.md`, bytes(`# Page ${n}\n`.repeat(200)))
  return signContent({ name, version, files: content }, signer, bundled)
}

/** Packs and signs files as a release, with an SBOM that lists `bundled` (`left-pad@1.3.0`). */
export function signContent(
  { name, version, files }: Omit<ReleaseContent, 'tarball'>,
  signer: Signer,
  bundled: readonly string[] = [],
): TestRelease {
  const tarball = makeTarball(files)
  const document: Sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      component: {
        type: 'library',
        name,
        version,
        purl: packageUrl(name, version),
        hashes: [{ alg: 'SHA-512', content: digest('sha512', tarball) }],
      },
    },
    components: bundled.map((each) => {
      const at = each.lastIndexOf('@')
      return {
        type: 'library',
        name: each.slice(0, at),
        version: each.slice(at + 1),
        purl: packageUrl(each.slice(0, at), each.slice(at + 1)),
      }
    }),
  }
  const bundles = signRelease({ name, version, tarball, files, sbom: document }, signer)
  const now = new Date('2026-11-24T12:00:00Z')
  return { name, version, tarball, files, sbom: bytes(formatSbom(document)), document, bundles, policy: policyOf(signer), now }
}

/** Writes a release as a store folder and answers what a lock says of it. */
export function writeStored(dir: string, release: TestRelease): LockedRelease {
  const { name, version, tarball, sbom, bundles } = release
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'plugin.tgz'), tarball)
  writeFileSync(join(dir, 'sbom.cdx.json'), sbom)
  writeFileSync(join(dir, 'bundles.jsonl'), bundles)
  return { name, version, tarball: digest('sha256', tarball), sbom: digest('sha256', sbom), bundles: digest('sha256', bundles) }
}
