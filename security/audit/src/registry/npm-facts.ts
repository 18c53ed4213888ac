import { list, member, members, timestamp, text } from './json-value.ts'
import { repositoryOf } from './repository-of.ts'

/** An npm registry's facts about one release. Null is "not said", never "no". */
export interface NpmReleaseFacts {
  readonly version: string
  /** ISO 8601. */
  readonly publishedAt: string | null
  /** The account that published it. */
  readonly publisher: string | null
  /** True where a CI service published it by OIDC instead of an account (npm trusted publishing). */
  readonly isTrustedPublisher: boolean
  readonly deprecated: string | null
  /** Subresource Integrity of the tarball. */
  readonly integrity: string | null
  /** Address of the tarball. */
  readonly tarball: string | null
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[]
  readonly hasAttestations: boolean
  readonly hasProvenance: boolean
  /** Scripts that run at install: preinstall, install, postinstall. */
  readonly installScripts: Readonly<Record<string, string>>
  /** As the package states it. */
  readonly licence: string | null
  /** `https://host/owner/name`. */
  readonly repository: string | null
  readonly bin: readonly string[]
}

/** An npm registry's facts about a package (its packument). */
export interface NpmFacts {
  readonly name: string
  readonly latest: string | null
  /** The first release, ISO 8601. */
  readonly createdAt: string | null
  readonly maintainers: readonly string[]
  readonly repository: string | null
  /** Names of the packages that the latest release needs, peers and optional ones included. */
  readonly dependencies: readonly string[]
  /** The registry took its releases away, or keeps the name by a placeholder of its security team. */
  readonly isRemoved: boolean
  /** In the registry's order. */
  readonly releases: readonly NpmReleaseFacts[]
}

/** Reads a packument; null where it is none, or is another package's. Members of the wrong type count as not said. */
export function readNpmFacts(packument: unknown, name: string): NpmFacts | null {
  const isUnpublished = member(member(packument, 'time'), 'unpublished') !== undefined
  const versions = member(packument, 'versions') ?? (isUnpublished ? {} : undefined)
  if (member(packument, 'name') !== name || typeof versions !== 'object' || versions === null || Array.isArray(versions)) return null
  const createdAt = timestamp(member(member(packument, 'time'), 'created'))
  // npm says when a package was created. Where that is missing, the times are not npm's: some mirrors give the day of their copy.
  const time = createdAt === null ? undefined : member(packument, 'time')
  const latest = text(member(member(packument, 'dist-tags'), 'latest'))
  const newest = members(versions).find(([version]) => version === latest)?.[1] ?? members(versions).at(-1)?.[1]
  return {
    name,
    latest,
    createdAt,
    maintainers: list(member(packument, 'maintainers')).flatMap((one) => text(member(one, 'name')) ?? []),
    repository: repositoryOf(member(packument, 'repository')),
    dependencies: ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((kind) =>
      members(member(newest, kind)).map(([needed]) => needed),
    ),
    isRemoved: newest === undefined || isPlaceholder(newest),
    releases: members(versions).map(([version, manifest]) => readRelease(version, manifest, member(time, version))),
  }
}

/**
 * True for what npm publishes in place of malware: version `0.0.1-security` or `0.0.1-security.0`, from npm/security-holder or described as a
 * "security holding package" (docs.npmjs.com). A version alone is no proof, for anybody may call one so.
 */
function isPlaceholder(manifest: unknown): boolean {
  if (!/-security(?:\.\d+)?$/.test(text(member(manifest, 'version')) ?? '')) return false
  const isHolder = repositoryOf(member(manifest, 'repository')) === 'https://github.com/npm/security-holder'
  return isHolder || text(member(manifest, 'description'))?.toLowerCase() === 'security holding package'
}

function readRelease(version: string, manifest: unknown, time: unknown): NpmReleaseFacts {
  const dist = member(manifest, 'dist')
  const user = member(manifest, '_npmUser')
  const attestations = member(dist, 'attestations')
  const scripts = ['preinstall', 'install', 'postinstall'].flatMap((script) => {
    const command = text(member(member(manifest, 'scripts'), script))
    return command === null ? [] : [[script, command] as const]
  })
  return {
    version,
    publishedAt: timestamp(time),
    publisher: text(member(user, 'name')),
    isTrustedPublisher: member(user, 'trustedPublisher') !== undefined,
    deprecated: text(member(manifest, 'deprecated')),
    integrity: text(member(dist, 'integrity')),
    tarball: text(member(dist, 'tarball')),
    signatures: list(member(dist, 'signatures')).flatMap((one) => {
      const [keyid, sig] = [text(member(one, 'keyid')), text(member(one, 'sig'))]
      // One that cannot be read is kept as one that cannot hold: left out, it would count as "unsigned" only.
      return [{ keyid: keyid ?? 'unreadable', sig: sig ?? '' }]
    }),
    hasAttestations: typeof attestations === 'object' && attestations !== null,
    hasProvenance: text(member(member(attestations, 'provenance'), 'predicateType')) !== null,
    installScripts: Object.fromEntries(scripts),
    licence: licenceOf(manifest),
    repository: repositoryOf(member(manifest, 'repository')),
    bin: binsOf(member(manifest, 'bin'), text(member(manifest, 'name')) ?? ''),
  }
}

/** `license: "MIT"`; older packages write `{ type }`, or `licenses: [{ type }]`, of which any may be chosen. */
function licenceOf(manifest: unknown): string | null {
  const licence = member(manifest, 'license')
  const one = text(licence) ?? text(member(licence, 'type'))
  if (one !== null) return one
  const several = list(member(manifest, 'licenses')).flatMap((entry) => text(entry) ?? text(member(entry, 'type')) ?? [])
  if (several.length === 0) return null
  return several.length === 1 ? (several[0] ?? null) : `(${several.join(' OR ')})`
}

function binsOf(bin: unknown, name: string): readonly string[] {
  return typeof bin === 'string' ? [name.split('/').at(-1) ?? name] : members(bin).map(([command]) => command)
}
