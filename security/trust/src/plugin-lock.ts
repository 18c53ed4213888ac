import { fault } from './faults.ts'
import { createStrictReader } from './strict-reader.ts'

/** A release as a lock pins it. Digests are sha256 in hex, of the file's bytes. */
export interface LockedRelease {
  readonly name: string
  readonly version: string
  readonly tarball: string
  readonly sbom: string
  readonly bundles: string
}

/** An installed plugin in `plugins.lock.json`. */
export interface PluginLockEntry extends LockedRelease {
  /** Place that it came from: a file, or the spec of a registry or an index. */
  readonly spec: string
  /** Permissions and limits that were agreed to; their shape is the sdk's affair. */
  readonly grant: Readonly<Record<string, unknown>>
  /** Moment of the consent (RFC 3339, UTC). */
  readonly approvedAt: string
}

/** A plugin in the workspace's own lock: built here, so that nobody had to agree to it. */
export interface BuiltPluginEntry extends LockedRelease {
  /** Digest of the source that it was packed from. */
  readonly sourceHash: string
  /** The key that signed it (SPKI sha256): with another key everything is packed again. */
  readonly signer: string
}

/** Plugins in order of name, none twice. */
export interface PluginLock<Entry extends LockedRelease = PluginLockEntry> {
  readonly version: 2
  readonly plugins: readonly Entry[]
}

const refuse = (at: string, why: string, cause?: unknown): Error => fault('LOCK_INVALID', { at, why }, { cause })
const read = createStrictReader(refuse)
const digest = read.matching(/^[0-9a-f]{64}$/)
const time = read.matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)
const releaseKeys = ['name', 'version', 'tarball', 'sbom', 'bundles'] as const

/**
 * Reads the lock of installed plugins.
 * @throws LOCK_INVALID
 */
export function parsePluginLock(text: string): PluginLock {
  return readLock(text, (value, at) => {
    const found = read.object(value, at, [...releaseKeys, 'spec', 'grant', 'approvedAt'])
    const approvedAt = time(found.approvedAt, `${at}.approvedAt`)
    if (Number.isNaN(Date.parse(approvedAt))) throw refuse(`${at}.approvedAt`, 'is not a time')
    return {
      ...readRelease(found, at),
      spec: read.matching(/^[^\p{Cc}]{1,1000}$/u)(found.spec, `${at}.spec`),
      grant: Object.fromEntries(read.entries(found.grant, `${at}.grant`)),
      approvedAt,
    }
  })
}

/**
 * Reads the workspace's own lock.
 * @throws LOCK_INVALID
 */
export function parseWorkspaceLock(text: string): PluginLock<BuiltPluginEntry> {
  return readLock(text, (value, at) => {
    const found = read.object(value, at, [...releaseKeys, 'sourceHash', 'signer'])
    return {
      ...readRelease(found, at),
      sourceHash: digest(found.sourceHash, `${at}.sourceHash`),
      signer: digest(found.signer, `${at}.signer`),
    }
  })
}

/** Formats a lock in its one spelling: plugins by name, a key per line. */
export function formatPluginLock(plugins: readonly (PluginLockEntry | BuiltPluginEntry)[]): string {
  const sorted = plugins.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return `${JSON.stringify({ version: 2, plugins: sorted } satisfies PluginLock<LockedRelease>, null, 2)}\n`
}

function readLock<Entry extends LockedRelease>(text: string, entry: (value: unknown, at: string) => Entry): PluginLock<Entry> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refuse('lock', 'is not JSON', cause)
  }
  const lock = read.object(json, 'lock', ['version', 'plugins'])
  if (lock.version !== 2) throw refuse('lock.version', 'is not 2')
  const plugins = read.list(lock.plugins, 'lock.plugins', entry)
  const twice = plugins.find(({ name }, index) => plugins.findIndex((other) => other.name === name) !== index)
  if (twice !== undefined) throw refuse('lock.plugins', `names ${twice.name} twice`)
  return { version: 2, plugins }
}

function readRelease(found: Readonly<Record<(typeof releaseKeys)[number], unknown>>, at: string): LockedRelease {
  return {
    name: read.matching(/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/)(found.name, `${at}.name`),
    version: read.matching(/^\d+\.\d+\.\d+[\w.+-]*$/)(found.version, `${at}.version`),
    tarball: digest(found.tarball, `${at}.tarball`),
    sbom: digest(found.sbom, `${at}.sbom`),
    bundles: digest(found.bundles, `${at}.bundles`),
  }
}
