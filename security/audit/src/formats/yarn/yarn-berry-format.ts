import type { PackageSource } from '../../locked-package.ts'
import type { BlindSpot, LocalPackage, ParsedLockfile, ReadSibling } from '../../parsed-lockfile.ts'
import { assemblePackages, type LockfileEntry } from '../graph/assemble-packages.ts'
import { decodePercent } from '../read/decode-percent.ts'
import { collectLinks } from '../graph/collect-asked.ts'
import { readBinNames } from '../read/read-bin-names.ts'
import { isGitAddress, readNpmSource } from '../read/read-npm-source.ts'
import { readYaml } from '../read/read-yaml.ts'
import { entriesOf, fieldOf, textAt, type TreeEntry } from '../read/tree.ts'
import { buildYarnBerryGraph } from './yarn-berry-graph.ts'
import { unknownVersion } from '../read/unknown-version.ts'
import { findVersionless } from '../read/find-versionless.ts'
import { countYarnBerry } from './count-yarn.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** yarn.lock of yarn 2 and later. Workspace members and linked folders are entries of it (`linkType: soft`); they are its roots. */
export const yarnBerryFormat: LockfileFormat = {
  id: 'yarn-berry',
  matches: (name) => name === 'yarn.lock',
  claims: (text) => /^__metadata:/m.test(text),
  parse,
  count: countYarnBerry,
}

function parse(text: string, file: string, readSibling: ReadSibling): ParsedLockfile {
  const { documents, blindSpots: problems } = readYaml(text)
  const blindSpots: BlindSpot[] = [...problems]
  const document = documents[0]
  const metadata = fieldOf(document, '__metadata')
  const version = textAt(metadata, 'version') ?? ''
  if (document !== undefined && (metadata === undefined || !/^(?:[4-9]|1\d)$/.test(version))) {
    const of = { line: metadata?.line, command: 'yarn install --mode=update-lockfile' }
    return unknownVersion({ what: "yarn's lock version", version: textAt(metadata, 'version'), known: [4, 19], ...of })
  }
  if (documents.length > 1) blindSpots.push({ line: documents[1]?.line ?? 1, what: 'yarn writes one document, and this file has more' })
  const entries: LockfileEntry[] = []
  const local: TreeEntry[] = []
  const roots: LocalPackage[] = []
  const folders = new Map<string, LocalPackage>()
  const blocks = entriesOf(document).filter((entry) => entry.key !== '__metadata')
  for (const block of blocks) {
    const resolution = /^(?<name>(?:@[^/@]+\/)?[^/@]+)@(?<reference>.+)$/s.exec(textAt(block.value, 'resolution') ?? '')?.groups
    const name = resolution?.['name'] ?? ''
    const reference = resolution?.['reference'] ?? ''
    if (resolution === undefined)
      blindSpots.push({ line: block.line, what: `the entry "${block.key}" has no resolution that is understood` })
    else if (textAt(block.value, 'linkType') === 'soft') {
      local.push(block)
      roots.push({ name, folder: reference.replace(/^[a-z]+:/, '').replace(/::.*$/, ''), line: block.line })
      folders.set(block.key, roots.at(-1) as LocalPackage)
    } else {
      const source = sourceOf(reference, name)
      if (source === undefined) blindSpots.push({ line: block.line, what: `the source of "${block.key}" is not understood: ${reference}` })
      else entries.push(toEntry(block, { name, reference, source }))
    }
  }
  const graph = buildYarnBerryGraph(blocks, local, readSibling)
  blindSpots.push(...findVersionless(entries))
  const links = collectLinks(graph.requests, folders, graph.overrides)
  return { packages: assemblePackages({ ecosystem: 'npm', file }, entries, graph), roots, blindSpots, links }
}

/** Checksum of an entry. Yarn 2 and 3 wrote it without the version of their cache, which is given as 0 then. */
function checksumOf(checksum = ''): readonly string[] {
  if (checksum === '') return []
  return [/^[0-9a-f]+$/i.test(checksum) ? `0/${checksum}` : checksum]
}

function toEntry(
  { key, line, value }: TreeEntry,
  { name, reference, source }: { readonly name: string; readonly reference: string; readonly source: PackageSource },
): LockfileEntry {
  const asked = /^(?<name>(?:@[^/@]+\/)?[^/@]+)@/.exec(key)?.groups?.['name'] ?? name
  const checksum = textAt(value, 'checksum')
  const bin = readBinNames(fieldOf(value, 'bin'), name)
  const platform = textAt(value, 'conditions')
  return {
    id: key,
    name,
    // Yarn installs what the resolution names, whatever `version` says, and leaves both as they are.
    version: /(?:^|@)npm:(?<exact>\d[^:#]*)/.exec(decodePercent(reference))?.groups?.['exact'] ?? textAt(value, 'version') ?? '',
    line,
    integrity: checksumOf(checksum),
    source,
    ...(asked === name ? {} : { alias: asked }),
    ...(bin.length === 0 ? {} : { bin }),
    ...(platform === undefined ? {} : { platform }),
  }
}

/** `npm:1.0.0`, `patch:…` over another one, `https://…#commit=…`, `file:…`: https://yarnpkg.com/protocols */
function sourceOf(reference: string, name: string): PackageSource | undefined {
  const archive = /::(?:.*&)?__archiveUrl=(?<url>[^&]+)/.exec(reference)?.groups?.['url']
  // Yarn 2 leaves the protocol out inside a patch.
  if (/^\d/.test(reference)) return { kind: 'registry' }
  if (reference.startsWith('workspace:')) return { kind: 'workspace', url: reference }
  if (reference.startsWith('npm:')) return archive === undefined ? { kind: 'registry' } : readNpmSource(decodePercent(archive))
  // A patch is the project's own change to a package whose bytes come from where the package's do.
  if (reference.startsWith('patch:')) {
    const { of, inner } = /^patch:(?<of>(?:@[^/@]+\/)?[^/@]+)@(?<inner>[^#]+)/.exec(reference)?.groups ?? {}
    if (of === undefined || inner === undefined) return undefined
    // Of another package it is no patch, but a package of a name that is not its own.
    return of === name ? sourceOf(decodePercent(inner), name) : { kind: 'file', url: reference }
  }
  if (/[#&]commit=[0-9a-f]+/.test(reference) || isGitAddress(reference)) return { kind: 'git', url: reference }
  if (/^(?:file|exec):/.test(reference)) return { kind: 'file', url: reference }
  if (reference.startsWith('jsr:')) return { kind: 'registry', host: 'npm.jsr.io' }
  return /^https?:/.test(reference) ? tarball(reference) : undefined
}

function tarball(reference: string): PackageSource {
  const source = readNpmSource(reference)
  return source.kind === 'registry' ? { kind: 'tarball', url: reference } : source
}
