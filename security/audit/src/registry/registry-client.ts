import { isFault } from '@galley/fault'
import { parseRegistryKeys, type RegistryKey } from '@galley/trust'
import type { Fetch } from '../advisories/json-request.ts'
import { fault } from '../faults.ts'
import { createAskOnce } from './ask-once.ts'
import { createAskRegistry, defaultLimits, type RequestLimits } from './ask-registry.ts'
import { list, member } from './json-value.ts'
import { readNpmFacts, type NpmFacts } from './npm-facts.ts'
import { readPypiFacts, type PypiFacts } from './pypi-facts.ts'
import type { Registries } from './registries.ts'
import { fileAddress, filesType, readPypiFiles, type RegistryFile } from './pypi-files.ts'
import type { RegistryAddress } from './registry-address.ts'
import type { RegistryCache } from './registry-cache.ts'
import type { Ecosystem } from '../ecosystem.ts'

/** An attestation as a registry serves it: not verified, and its type not signed. */
export interface ServedAttestation {
  readonly predicateType: string
  /** A Sigstore bundle, as parsed JSON. */
  readonly bundle: unknown
}

/**
 * Facts that only a registry has. Null means that the registry says there is no such thing; everything else that keeps us from an
 * answer is a fault: REGISTRY_UNREACHABLE, REGISTRY_BAD_ANSWER. Whoever asks for a private name is to look at `hostOf` first.
 */
export interface RegistryClient {
  /** The host that would be asked. */
  readonly hostOf: (ecosystem: Ecosystem, name: string) => string
  readonly npm: (name: string, signal?: AbortSignal) => Promise<NpmFacts | null>
  /** The keys that this name's registry advertises; empty where it advertises none. */
  readonly npmKeys: (name: string, signal?: AbortSignal) => Promise<readonly RegistryKey[]>
  /** The attestations of a release. They never change for one tarball: `integrity` is what they are kept by. */
  readonly npmAttestations: (
    release: { readonly name: string; readonly version: string; readonly integrity: string },
    signal?: AbortSignal,
  ) => Promise<readonly ServedAttestation[] | null>
  /** Downloads a tarball from the address that the registry's facts name. It is not kept, and nothing of it is checked. */
  readonly npmTarball: (release: { readonly name: string; readonly tarball: string }, signal?: AbortSignal) => Promise<Uint8Array | null>
  readonly pypi: (name: string, signal?: AbortSignal) => Promise<PypiFacts | null>
  /** The files of all releases, by the index's simple API. */
  readonly pypiFiles: (name: string, signal?: AbortSignal) => Promise<readonly RegistryFile[] | null>
  /** Downloads a file that the index lists. It is not kept, and nothing of it is checked. */
  readonly pypiFile: (address: string, signal?: AbortSignal) => Promise<Uint8Array | null>
  /**
   * Downloads of a package in the last month. Only the public npm registry counts them, in a service of its own (api.npmjs.org); null
   * where it has no number, does not answer, or where names are asked of another registry.
   */
  readonly npmDownloads: (name: string, signal?: AbortSignal) => Promise<number | null>
}

/** The functions and settings that the client is made with; it takes nothing from the environment. */
export interface RegistryServices {
  readonly fetch: Fetch
  readonly clock: () => Date
  readonly cache: RegistryCache
  readonly registries: Registries
  readonly limits?: Partial<RequestLimits>
  /** Hours for which an answer that may change is used again; 1 when left out. */
  readonly lifeHours?: number
}

/** Makes the one client of an audit: it asks once for each thing, however many checks want it. */
export function createRegistryClient({ fetch, clock, cache, registries, limits, lifeHours = 1 }: RegistryServices): RegistryClient {
  const ask = createAskRegistry(fetch, { ...defaultLimits, ...limits })
  const once = createAskOnce(ask, { clock, cache, lifeHours })
  return {
    hostOf: (ecosystem, name) => (ecosystem === 'npm' ? registries.npm(name) : registries.pypi).host,
    npm: async (name, signal) =>
      isNpmName(name)
        ? once(
            registries.npm(name),
            { path: `/${npmPath(name)}`, key: `npm ${name}`, forever: false },
            (json) => readNpmFacts(json, name),
            signal,
          )
        : null,
    npmKeys: async (name, signal) => {
      const what = { path: '/-/npm/v1/keys', key: 'npm keys', forever: false }
      const keys = await once(registries.npm(name), what, (json) => (member(json, 'keys') === undefined ? null : json), signal).catch(
        noKeys,
      )
      return keys === null ? [] : parseRegistryKeys(keys)
    },
    npmAttestations: async ({ name, version, integrity }, signal) => {
      const path = `/-/npm/v1/attestations/${npmPath(name)}@${encodeURIComponent(version)}`
      const what = { path, key: `attestations ${name}@${version} ${integrity}`, forever: true }
      return isNpmName(name) ? once(registries.npm(name), what, readAttestations, signal) : null
    },
    npmTarball: async ({ name, tarball }, signal) => {
      const registry = registries.npm(name)
      return ask.file(registry, tarballAddress(tarball, registry), signal)
    },
    npmDownloads: async (name, signal) => {
      if (!isNpmName(name) || registries.npm(name).host !== 'registry.npmjs.org') return null
      const what = { path: `/downloads/point/last-month/${name}`, key: `npm downloads ${name}`, forever: false }
      return once(npmCounts, what, (json) => numberOf(member(json, 'downloads')), signal).catch(unknownCount)
    },
    pypi: async (name, signal) =>
      isPypiName(name)
        ? once(
            registries.pypi,
            { path: `/pypi/${name}/json`, key: `pypi ${name}`, forever: false },
            (json) => readPypiFacts(json, name),
            signal,
          )
        : null,
    pypiFiles: async (name, signal) => {
      const what = { path: `/simple/${name}/`, key: `pypi files ${name}`, forever: false, accept: filesType }
      return isPypiName(name)
        ? once(registries.pypi, what, (json) => readPypiFiles(json, `${registries.pypi.url}${what.path}`), signal)
        : null
    },
    pypiFile: async (address, signal) => ask.file(registries.pypi, fileAddress(address, registries.pypi), signal),
  }
}

/** Registries that know nothing of keys answer with all kinds of refusals; only silence is a failure. */
function noKeys(error: unknown): null {
  if (isFault(error) && error.code === 'REGISTRY_BAD_ANSWER') return null
  throw error
}

/**
 * Settles where a tarball is fetched. A mirror hands on the addresses of the public registry: it is asked in its place, as npm does
 * (`replace-registry-host`). Elsewhere than at the registry only https will do.
 */
function tarballAddress(tarball: string, registry: RegistryAddress): string {
  const url = URL.canParse(tarball) ? new URL(tarball) : null
  if (url?.host === 'registry.npmjs.org') return `${registry.url}${url.pathname}`
  if (url === null || (url.protocol !== 'https:' && url.origin !== new URL(registry.url).origin) || url.username !== '')
    throw fault('REGISTRY_BAD_ANSWER', { registry: registry.host, what: 'it names no safe address for a tarball' })
  return url.href
}

/** The service that counts npm's downloads (github.com/npm/registry, docs/download-counts.md); no secret is for it. */
const npmCounts: RegistryAddress = { url: 'https://api.npmjs.org', host: 'api.npmjs.org', headers: () => ({}) }

const numberOf = (value: unknown): number | null => (typeof value === 'number' && value >= 0 ? value : null)

/** A count that cannot be had is not known, and nothing else. */
function unknownCount(error: unknown): null {
  if (isFault(error)) return null
  throw error
}

function readAttestations(json: unknown): readonly ServedAttestation[] | null {
  const attestations = member(json, 'attestations')
  if (!Array.isArray(attestations)) return null
  return list(attestations).map((one) => ({ predicateType: String(member(one, 'predicateType')), bundle: member(one, 'bundle') ?? null }))
}

// What is no name is not sent: it could be a path. (npm's older names hold capitals and `!'()*`.)
const isNpmName = (name: string): boolean => /^(?:@[\w.~-]+\/)?[\w~!'()*-][\w.~!'()*-]*$/.test(name) && name.length <= 214
const isPypiName = (name: string): boolean => /^[\w](?:[\w.-]*[\w])?$/.test(name) && name.length <= 214

function npmPath(name: string): string {
  return encodeURIComponent(name).replace('%40', '@')
}
