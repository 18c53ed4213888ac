import type { LockedPackage } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { readPnpmEntry } from './read-pnpm-entry.ts'
import { buildPnpmGraph } from './pnpm-graph.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { readYaml } from '../read/read-yaml.ts'
import { entriesOf, fieldOf, textAt, type Tree } from '../read/tree.ts'
import { countPnpm } from './count-pnpm.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** Sections that hold no package of their own; another one that we do not know could. */
const known = new Set(
  `lockfileVersion settings importers packages snapshots catalogs overrides packageExtensionsChecksum pnpmfileChecksum patchedDependencies
  ignoredOptionalDependencies time specifiers dependencies devDependencies optionalDependencies dependenciesMeta publishDirectory registry
  neverBuiltDependencies onlyBuiltDependencies onlyBuiltDependenciesFile allowedDeprecatedVersions registries namedRegistries`.split(/\s+/),
)

/**
 * pnpm-lock.yaml, versions 5 to 9, every document of it: pnpm 12 writes a first one for its own binaries and for config dependencies,
 * and readers that stop there see nine packages of a thousand. https://github.com/pnpm/spec/tree/master/lockfile
 */
export const pnpmFormat: LockfileFormat = {
  id: 'pnpm',
  matches: (name) => name === 'pnpm-lock.yaml',
  claims: (text) => /^lockfileVersion:/m.test(text),
  parse,
  count: countPnpm,
}

function parse(text: string, file: string): ParsedLockfile {
  const { documents, blindSpots } = readYaml(text)
  const parsed = documents.map((document) => parseDocument(document, file))
  return {
    packages: parsed.flatMap((one) => one.packages),
    roots: parsed.flatMap((one) => one.roots),
    links: parsed.flatMap((one) => one.links ?? []),
    blindSpots: [...blindSpots, ...parsed.flatMap((one) => one.blindSpots)],
  }
}

function parseDocument(document: Tree, file: string): ParsedLockfile {
  const version = textAt(document, 'lockfileVersion')
  if (!/^[5-9](?:\.\d+)?$/.test(version ?? '')) {
    const line = fieldOf(document, 'lockfileVersion')?.line ?? document.line
    return unknownVersion({ what: 'lockfileVersion', version, known: [5, 9], command: 'pnpm install --lockfile-only', line })
  }
  const blindSpots: BlindSpot[] = entriesOf(document)
    .filter((entry) => !known.has(entry.key))
    .map((entry) => ({ line: entry.line, what: `the section "${entry.key}" is not known` }))
  const entries: LockfileEntry[] = []
  const roots: LocalPackage[] = []
  const folders = new Set<string>()
  const packages = fieldOf(document, 'packages')
  if (packages?.kind === 'list') blindSpots.push({ line: packages.line, what: 'the section "packages" is not understood' })
  for (const entry of entriesOf(packages)) {
    const read = readPnpmEntry(entry, version)
    if ('package' in read) entries.push(read.package)
    else if ('blindSpot' in read) blindSpots.push(read.blindSpot)
    else {
      folders.add(entry.key)
      roots.push({ name: read.name, folder: read.folder, line: entry.line })
    }
  }
  const graph = buildPnpmGraph(document, new Set([...entries.map((entry) => entry.id), ...folders]))
  roots.push(...graph.importers)
  const found: readonly LockedPackage[] = assemblePackages({ ecosystem: 'npm', file }, withAliases(entries, graph.aliases), graph)
  return { packages: found, roots, blindSpots: [...blindSpots, ...graph.blindSpots], links: graph.links }
}

function withAliases(entries: readonly LockfileEntry[], aliases: ReadonlyMap<string, string>): readonly LockfileEntry[] {
  return entries.map((entry) => {
    const alias = aliases.get(entry.id)
    return alias === undefined || alias === entry.name ? entry : { ...entry, alias }
  })
}
