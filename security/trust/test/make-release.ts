import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createKey, createSigner, digest, packageUrl, parseTrustPolicy, signRelease, formatSbom } from '../src/index.ts'
import type { PluginLockEntry, ReleaseToVerify, Sbom, Signer, TrustPolicy } from '../src/index.ts'

/** A key with its signer. */
export function newSigner(): Signer & { readonly pem: string } {
  const { pem } = createKey()
  return { ...createSigner({ pem }), pem }
}

/** The text of a policy with one signer; `change` edits the parsed JSON first. */
export function policyText(signer: Signer, change: (policy: PolicyJson) => void = () => {}): string {
  const policy: PolicyJson = {
    version: 1,
    mode: 'enforce',
    signers: {
      acme: {
        kind: 'key',
        alg: 'ecdsa-p256',
        spkiSha256: signer.spkiSha256,
        pem: signer.publicPem,
        from: '2026-11-01',
        to: '2027-11-01',
        roles: ['publisher'],
        namespaces: ['@acme/*'],
      },
    },
    require: [
      { predicate: 'https://in-toto.io/attestation/release/v0.1', role: 'publisher', threshold: 1 },
      { predicate: 'https://cyclonedx.org/bom/v1.6', role: 'publisher', threshold: 1 },
    ],
    revoked: { keys: [], digests: [], purls: [] },
  }
  change(policy)
  return JSON.stringify(policy)
}

/** A policy as its author writes it. */
export interface PolicyJson {
  version: number
  mode: string
  signers: Record<string, Record<string, unknown>>
  require: Record<string, unknown>[]
  revoked: { keys: string[]; digests: string[]; purls: string[] }
}

/** The parsed policy. */
export function policyOf(signer: Signer, change?: (policy: PolicyJson) => void): TrustPolicy {
  return parseTrustPolicy(policyText(signer, change))
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A release that passes; `files` more files are in it. */
export function makeRelease(
  signer: Signer,
  { name = '@acme/x', version = '1.0.0', files = 2 } = {},
): ReleaseToVerify & { sbom: Uint8Array; document: Sbom } {
  const content = new Map<string, Uint8Array>([
    ['package/dist/plugin.mjs', bytes('export default { operations: {} }\n')],
    ['package/package.json', bytes(JSON.stringify({ name, version, galley: { schemaVersion: 1 } }))],
  ])
  for (let n = 0; n < files; n += 1) content.set(`package/docs/${n}.md`, bytes(`# Page ${n}\n`.repeat(200)))
  const tarball = bytes(`a tarball of ${name}`)
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
    components: [],
  }
  const bundles = signRelease({ name, version, tarball, files: content, sbom: document }, signer)
  const now = new Date('2026-11-24T12:00:00Z')
  return { name, version, tarball, files: content, sbom: bytes(formatSbom(document)), document, bundles, policy: policyOf(signer), now }
}

/** Writes a release as a store folder and answers its lock entry. */
export function writeStored(dir: string, release: ReleaseToVerify, signer: Signer): PluginLockEntry {
  const sbom = release.sbom ?? new Uint8Array()
  const all = new Map<string, Uint8Array>([
    ...release.files,
    ['plugin.tgz', release.tarball],
    ['sbom.cdx.json', sbom],
    ['bundles.jsonl', bytes(release.bundles)],
  ])
  for (const [path, data] of all) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), data)
  }
  const { name, version } = release
  return {
    name,
    version,
    tarball: digest('sha256', release.tarball),
    sbom: digest('sha256', sbom),
    bundles: digest('sha256', release.bundles),
    signer: signer.spkiSha256,
  }
}
