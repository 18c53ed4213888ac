import { sourceMapFile } from '../bundle-files.ts'
import type { Sbom } from '../statements/create-sbom-statement.ts'
import { fault } from '../faults.ts'
import { packageUrl } from '../release-name.ts'
import { isRecord, listComponents } from '../sbom/sbom-component.ts'
import type { ReleaseIdentity } from './identity.ts'

/**
 * Checks that the SBOM lists every package of which the bundle holds a module, as its source map tells: the map says where each piece of the
 * code is from, and is needed to explain a stack, so that an author cannot thin it out unnoticed as easily as a list. A bundle whose map is
 * missing, or names no module of the plugin itself, tells nothing and is refused. (An author who forges code, map and SBOM alike is for
 * the reviewers to find.)
 * @throws SBOM_INCOMPLETE
 */
export function checkSbomCoverage(sbom: Sbom, files: ReadonlyMap<string, Uint8Array>, { name, version }: ReleaseIdentity): void {
  const own = packageUrl(name, version)
  const bundled = bundledPackages(files.get(sourceMapFile), name)
  if (!bundled.has(own)) throw fault('SBOM_INCOMPLETE', { name, why: `${sourceMapFile} names no module of the plugin itself` })
  const listed = new Set<unknown>([own, ...listComponents(sbom).map(({ purl }) => purl)])
  const missing = [...bundled].filter((purl) => !listed.has(purl))
  if (missing.length > 0) throw fault('SBOM_INCOMPLETE', { name, why: `the bundle holds ${missing.join(', ')}, which it does not list` })
}

/** Lists the packages (as package URLs) that a source map's sources are from. */
function bundledPackages(map: Uint8Array | undefined, name: string): ReadonlySet<string> {
  const refuse = (why: string, cause?: unknown): Error => fault('SBOM_INCOMPLETE', { name, why: `${sourceMapFile} ${why}` }, { cause })
  if (map === undefined) throw refuse('is missing, so that nothing says what the bundle holds')
  const labels = readSources(map, refuse).map((source) => {
    const [, owner, version] = /^((?:@[^/@]+\/)?[^/@]+)@([^/@]+)\/./.exec(source) ?? []
    if (owner === undefined || version === undefined) throw refuse(`names a module of no package: ${source.slice(0, 200)}`)
    return packageUrl(owner, version)
  })
  return new Set(labels)
}

function readSources(map: Uint8Array, refuse: (why: string, cause?: unknown) => Error): readonly string[] {
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(map.buffer, map.byteOffset, map.byteLength).toString('utf8'))
  } catch (cause) {
    throw refuse('cannot be read', cause)
  }
  const sources = isRecord(json) ? json['sources'] : undefined
  if (Array.isArray(sources) && sources.every((source) => typeof source === 'string')) return sources
  throw refuse('lists no sources')
}
