import type { LockedPackage } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { readNpmEntry } from './read-npm-entry.ts'
import { linkNpmPlaces, maxDepth, type NpmPlaces, placeOf } from './npm-places.ts'
import { parseNpmV1 } from './npm-v1.ts'
import { collectLinks, type Overrides } from '../graph/collect-asked.ts'
import { readOverrides } from '../read/read-overrides.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { readJson } from '../read/read-json.ts'
import type { Start } from '../graph/find-shortest-paths.ts'
import { entriesOf, fieldOf, itemsOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { countNpm } from './count-npm.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/**
 * package-lock.json and npm-shrinkwrap.json. Version 3 and 2 hold a map of places (`node_modules/a/node_modules/b`), version 1 nests;
 * version 2 repeats itself in version 1's form for old npm, and both halves must name the same packages.
 * https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 */
export const npmFormat: LockfileFormat = {
  id: 'npm',
  matches: (name) => ['package-lock.json', 'npm-shrinkwrap.json', '.package-lock.json'].includes(name),
  claims: (text) => /"lockfileVersion"\s*:\s*\d/.test(text),
  parse,
  count: countNpm,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const { tree, blindSpots } = readJson(text)
  if (tree === undefined) return { packages: [], roots: [], blindSpots }
  const version = textAt(tree, 'lockfileVersion')
  const packages = fieldOf(tree, 'packages')
  if (packages === undefined && (version === '1' || version === undefined || version === '2')) {
    if (version !== undefined || fieldOf(tree, 'dependencies') !== undefined) return parseNpmV1(tree, file, readSibling)
  }
  if (version !== '2' && version !== '3')
    return unknownVersion({
      what: 'lockfileVersion',
      version,
      known: [1, 3],
      command: 'npm install --package-lock-only',
      line: fieldOf(tree, 'lockfileVersion')?.line,
    })
  if (packages?.kind !== 'map') {
    return { packages: [], roots: [], blindSpots: [{ line: tree.line, what: 'this lock has no list of packages' }] }
  }
  return parsePlaces(packages, tree, file, readOverrides(readJson(readSibling('package.json') ?? '').tree))
}

function parsePlaces(map: Tree, tree: Tree, file: string, overrides: Overrides): ParsedLockfile {
  const all = entriesOf(map)
  const installed: TreeEntry[] = []
  const local: TreeEntry[] = []
  const blindSpots: BlindSpot[] = []
  for (const entry of all) {
    if (entry.value.kind !== 'map') blindSpots.push({ line: entry.line, what: `the entry "${entry.key}" is not understood` })
    else if (placeOf(entry.key) === undefined) local.push(entry)
    else if (textAt(entry.value, 'link') !== 'true') installed.push(entry)
  }
  const bundlers = new Set(all.flatMap(({ key, value }) => (isBundler(value) ? key : [])))
  const entries = installed.map((entry): LockfileEntry => {
    const hasInstallScript = textAt(entry.value, 'hasInstallScript') === 'true'
    const isInBundle = bundlers.size > 0 && isBelow(entry.key, bundlers)
    return Object.assign(readNpmEntry(entry, placeOf(entry.key) ?? entry.key, { isInBundle }), { hasInstallScript })
  })
  blindSpots.push(
    ...findVersionless(entries),
    ...otherHalf(tree, new Set(entries.flatMap((entry) => [entry.name, `${entry.name}@${entry.version}`]))),
  )
  const roots = local.map((entry) => localPackage(entry, tree))
  const from = (ways: Parameters<typeof linkNpmPlaces>[1]): readonly LockedPackage[] => {
    const places = linkNpmPlaces(all, ways)
    const starts = local.flatMap((entry) => startsOf(entry, places))
    return assemblePackages({ ecosystem: 'npm', file }, entries, { starts, next: places.next, requests: places.requests, overrides })
  }
  const packages = from({ throughOptionalPeers: false })
  // Old npm installed optional peers for their own sake: then only the ways through them lead everywhere.
  const folders = new Map(
    all.flatMap(({ key, line, value }) => {
      const folder = textAt(value, 'link') === 'true' ? textAt(value, 'resolved') : undefined
      return folder === undefined ? [] : [[key, { name: placeOf(key) ?? key, folder, line }]]
    }),
  )
  const links = collectLinks(linkNpmPlaces(all, { throughOptionalPeers: false }).requests, folders, overrides)
  return {
    packages: packages.some((one) => one.path.length === 1 && !one.direct) ? from({ throughOptionalPeers: true }) : packages,
    roots,
    blindSpots,
    links,
  }
}

/** A package that brings others in its own tarball. The project's own list is another matter: what it names is fetched and hashed. */
function isBundler(value: Tree): boolean {
  const list = fieldOf(value, 'bundleDependencies') ?? fieldOf(value, 'bundledDependencies')
  return itemsOf(list).length > 0 || textOf(list) === 'true'
}

/** True for a place in the node_modules of one of the places, at any depth: what claims to be bundled must lie in a bundle. */
function isBelow(place: string, above: ReadonlySet<string>): boolean {
  let at = place.length
  for (let level = 0; level < maxDepth && at > 0; level++) {
    at = place.lastIndexOf('/node_modules/', at - 1)
    if (at > 0 && above.has(place.slice(0, at))) return true
  }
  return false
}

function startsOf(entry: TreeEntry, { next, nextInDevelopment }: NpmPlaces): readonly Start[] {
  const root = entry.key === '' ? '.' : entry.key
  const production = next(entry.key).map((id) => ({ id, root, dev: false }))
  return [...production, ...nextInDevelopment(entry.key).map((id) => ({ id, root, dev: true }))]
}

function localPackage(entry: TreeEntry, tree: Tree): LocalPackage {
  const folder = entry.key === '' ? '.' : entry.key
  const name = textAt(entry.value, 'name') ?? (entry.key === '' ? textAt(tree, 'name') : undefined)
  return { name: name ?? folder.split('/').at(-1) ?? folder, folder, line: entry.line }
}

/** Version 2's other half, which npm 6 installs from: a package that only stands there would be installed and never checked. */
function otherHalf(tree: Tree, known: ReadonlySet<string>): readonly BlindSpot[] {
  const found: BlindSpot[] = []
  const open = [...entriesOf(fieldOf(tree, 'dependencies'))]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const version = textAt(entry.value, 'version') ?? ''
    const alias = /^npm:(?<name>.+)@(?<version>[^@]*)$/.exec(version)?.groups
    const name = alias?.['name'] ?? entry.key
    const exact = alias?.['version'] ?? version
    // A version that is an address (git, tarball) stands in the first half as the number in its manifest.
    const wanted = /^\d/.test(exact) ? `${name}@${exact}` : name
    if (!known.has(wanted) && !version.startsWith('file:')) {
      found.push({ line: entry.line, what: `${wanted} stands only in the half of this lock that npm 6 reads` })
    }
    open.push(...entriesOf(fieldOf(entry.value, 'dependencies')))
  }
  return found
}
