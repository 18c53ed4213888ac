import type { LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { readNpmEntry } from './read-npm-entry.ts'
import { isArchive, readNpmSource } from '../read/read-npm-source.ts'
import { readOwnManifests } from '../../read-own-manifests.ts'
import { collectLinks, type Request } from '../graph/collect-asked.ts'
import { findManifestStarts, requestsOf } from '../graph/find-manifest-starts.ts'
import { readJson } from '../read/read-json.ts'
import { readOverrides } from '../read/read-overrides.ts'
import { entriesOf, fieldOf, textAt, textOf, type Tree, type TreeEntry } from '../read/tree.ts'
import { findVersionless } from '../read/find-versionless.ts'

interface Place {
  readonly parent: Place | undefined
  readonly inside: Map<string, string>
  readonly requires: readonly { readonly name: string; readonly specifier: string }[]
}

/** package-lock version 1 (npm 5 and 6): dependencies nest as node_modules does, `requires` names what each one needs. */
export function parseNpmV1(tree: Tree, file: string, readSibling: ReadSibling): ParsedLockfile {
  const entries: LockfileEntry[] = []
  const roots: LocalPackage[] = [{ name: textAt(tree, 'name') ?? '.', folder: '.', line: tree.line }]
  const folders: LocalPackage[] = []
  const places = new Map<string, Place>()
  const top: Place = { parent: undefined, inside: new Map(), requires: [] }
  const open = entriesOf(fieldOf(tree, 'dependencies')).map((entry) => ({ entry, parent: top, under: '' }))
  for (let at = 0; at < open.length; at++) {
    const { entry, parent, under } = open[at] as (typeof open)[number]
    const id = `${under}node_modules/${entry.key}`
    const requires = entriesOf(fieldOf(entry.value, 'requires')).map(({ key: name, value }) => ({ name, specifier: textOf(value) ?? '' }))
    const place: Place = { parent, inside: new Map(), requires }
    const version = textAt(entry.value, 'version') ?? ''
    for (const inner of entriesOf(fieldOf(entry.value, 'dependencies'))) open.push({ entry: inner, parent: place, under: `${id}/` })
    if (version.startsWith('file:') && !isArchive(version)) folders.push({ name: entry.key, folder: version.slice(5), line: entry.line })
    else {
      entries.push({ ...v1Entry(entry, version, { isInBundle: under !== '' }), id })
      places.set(id, place)
      parent.inside.set(entry.key, id)
    }
  }
  const next = (id: string): readonly string[] => requiredBy(places.get(id)).map((request) => request.id)
  const manifests = readOwnManifests(readSibling)
  const find = (name: string): readonly string[] => [top.inside.get(name) ?? []].flat()
  const starts = findManifestStarts(manifests, find, [...top.inside.values()], [...places.keys()].flatMap(next))
  const requests = [
    ...requestsOf(manifests, find),
    ...entries.flatMap(({ id, name: by }) =>
      requiredBy(places.get(id)).map((request) => ({ id: request.id, specifier: request.specifier, by })),
    ),
  ]
  const overrides = readOverrides(readJson(readSibling('package.json') ?? '').tree)
  const graph = { starts, next, requests, overrides }
  const toFolders = [
    ...manifests.flatMap(({ manifest }) => [...manifest.asked].map(([id, specifier]) => ({ id, specifier }))),
    ...entries.flatMap(({ id, name: by }) =>
      (places.get(id)?.requires ?? []).map((one) => ({ id: one.name, specifier: one.specifier, by })),
    ),
  ]
  return {
    packages: assemblePackages({ ecosystem: 'npm', file }, entries, graph),
    roots: [...roots, ...folders],
    blindSpots: findVersionless(entries),
    links: collectLinks(toFolders, new Map(folders.map((one) => [one.name, one])), overrides),
  }
}

function requiredBy(place: Place | undefined): readonly Request[] {
  return (place?.requires ?? []).flatMap(({ name, specifier }) => {
    for (let above = place; above !== undefined; above = above.parent) {
      const id = above.inside.get(name)
      if (id !== undefined) return [{ id, specifier }]
    }
    return []
  })
}

/** Version 1 writes an alias (`npm:real@1.0.0`) and an address (git, tarball, file) into `version` itself. */
function v1Entry(entry: TreeEntry, version: string, of: { readonly isInBundle: boolean }): LockfileEntry {
  const plain = readNpmEntry(entry, entry.key, of)
  const alias = /^npm:(?<name>.+)@(?<version>[^@]+)$/.exec(version)?.groups
  if (alias !== undefined) return { ...plain, name: alias['name'] ?? entry.key, version: alias['version'] ?? '', alias: entry.key }
  if (!/^(?:[a-z+]+:|git@|[\w-]+\/)/i.test(version)) return plain
  const source = readNpmSource(/^[\w-]+\/[\w.-]+(?:#|$)/.test(version) ? `github:${version}` : version)
  return { ...plain, version: addressVersion(version), source: source.kind === 'registry' ? { kind: 'tarball', url: version } : source }
}

/** An address has no version number; its commit is the nearest thing to one. */
function addressVersion(address: string): string {
  const end = /(?:^|[:=])(?<commit>[0-9a-f]{7,64})$/i.exec(address.slice(address.lastIndexOf('#') + 1))
  return end?.groups?.['commit'] ?? address
}
