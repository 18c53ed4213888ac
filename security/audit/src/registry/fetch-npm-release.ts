import { createHash } from 'node:crypto'
import { verifyRegistrySignature, type Provenance, type SigstoreTrust } from '@galley/trust'
import { fault } from '../faults.ts'
import type { NpmFacts, NpmReleaseFacts } from './npm-facts.ts'
import type { RegistryClient } from './registry-client.ts'
import { releasesBefore } from './releases-before.ts'
import { verifyAttestations } from './verify-attestations.ts'

/** A release of an npm package with its tarball, as its registry vouches for it. */
export interface FetchedNpmRelease {
  readonly version: string
  /** The bytes whose sha512 the registry lists. */
  readonly tarball: Uint8Array
  readonly registry: string
  /** True where a key of the registry signed name, version and sha512; false where the registry signs nothing. */
  readonly isSigned: boolean
  /** The verified build; null for a package that never said where it is built. */
  readonly provenance: Provenance | null
  /** Words of its publisher against using it. */
  readonly deprecated: string | null
}

/** Means that a release is fetched and judged with. */
export interface NpmReleaseServices {
  readonly client: RegistryClient
  readonly trust: SigstoreTrust
  readonly signal?: AbortSignal
}

/**
 * Fetches one release of an npm package: its tarball is the one that is listed, the registry's signature holds where the registry signs, and
 * provenance verifies where there is any or was any before.
 * @param choose picks the version of several; null for none
 * @throws NPM_RELEASE_MISSING NPM_TARBALL_OTHER NPM_PROVENANCE_LOST REGISTRY_* and, from `@galley/trust`, REGISTRY_SIGNATURE_* and ATTESTATION_*
 */
export async function fetchNpmRelease(
  name: string,
  choose: (versions: readonly string[]) => string | null,
  { client, trust, signal }: NpmReleaseServices,
): Promise<FetchedNpmRelease> {
  const registry = client.hostOf('npm', name)
  const facts = await client.npm(name, signal)
  const versions = facts?.releases.map((release) => release.version) ?? []
  const wanted = choose(versions)
  const release = facts?.releases.find(({ version }) => version === wanted)
  if (facts === null || release === undefined)
    throw fault('NPM_RELEASE_MISSING', {
      registry,
      release: wanted === null ? name : `${name}@${wanted}`,
      others: versions.length === 0 ? 'nothing of this name' : versions.slice(-10).join(', '),
    })
  const what = `${name}@${release.version}`
  const refuse = (why: string): Error => fault('NPM_TARBALL_OTHER', { registry, release: what, why })
  const sha512 = sha512Of(release.integrity)
  if (release.integrity === null || sha512 === null || release.tarball === null) throw refuse('it lists no tarball with a sha512')
  const tarball = await client.npmTarball({ name, tarball: release.tarball }, signal)
  if (tarball === null) throw refuse('it has none')
  if (createHash('sha512').update(tarball).digest('hex') !== sha512) throw refuse('its sha512 is another')

  const advertised = await client.npmKeys(name, signal)
  const isSigned = release.signatures.length > 0 || advertised.length > 0
  const publishedAt = release.publishedAt === null ? null : new Date(release.publishedAt)
  const { version, integrity, signatures, deprecated } = release
  if (isSigned) verifyRegistrySignature({ name, version, integrity, signatures, publishedAt }, [...trust.keys, ...advertised])
  const provenance = await readProvenance({ facts, release, integrity, sha512 }, { client, trust, ...(signal ? { signal } : {}) })
  return { version, tarball, registry, isSigned, provenance, deprecated }
}

interface Listed {
  readonly facts: NpmFacts
  readonly release: NpmReleaseFacts
  readonly integrity: string
  readonly sha512: string
}

async function readProvenance(
  { facts, release, integrity, sha512 }: Listed,
  { client, trust, signal }: NpmReleaseServices,
): Promise<Provenance | null> {
  const { name } = facts
  const { version } = release
  if (release.hasProvenance) {
    const served = await client.npmAttestations({ name, version, integrity }, signal)
    return verifyAttestations(served ?? [], { name, version, sha512 }, trust)
  }
  const earlier = releasesBefore(facts, release).find(({ hasProvenance }) => hasProvenance)
  if (earlier !== undefined) throw fault('NPM_PROVENANCE_LOST', { release: `${name}@${version}`, earlier: earlier.version })
  return null
}

/** The sha512 in a Subresource Integrity text, as hex; null where there is none. */
function sha512Of(integrity: string | null): string | null {
  const base64 = /(?:^|\s)sha512-(?<digest>[\w+/]{86}==)(?:\?|\s|$)/.exec(integrity ?? '')?.groups?.['digest']
  return base64 === undefined ? null : Buffer.from(base64, 'base64').toString('hex')
}
