import type { LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { assembleSbom } from './assemble-sbom.ts'
import { getOrAddList } from '../graph/get-or-add-list.ts'
import { readJson } from '../read/read-json.ts'
import { createSbomSorter, type SbomSorter } from './sbom-entry.ts'
import { fieldOf, itemsOf, textAt, textOf, type Tree } from '../read/tree.ts'
import { countSpdx } from './count-sbom.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** From a package to what it needs, or the other way round; of the others, none says that something is installed. */
const downward = new Set(['DEPENDS_ON', 'CONTAINS', 'HAS_PREREQUISITE'])
const upward = new Set([
  'DEPENDENCY_OF',
  'CONTAINED_BY',
  'PREREQUISITE_FOR',
  'RUNTIME_DEPENDENCY_OF',
  'DEV_DEPENDENCY_OF',
  'BUILD_DEPENDENCY_OF',
  'OPTIONAL_DEPENDENCY_OF',
  'TEST_DEPENDENCY_OF',
  'PROVIDED_DEPENDENCY_OF',
  'DEV_TOOL_OF',
  'BUILD_TOOL_OF',
  'TEST_TOOL_OF',
])
const development = /^(?:DEV|TEST)_/

/** SPDX 2.2 and 2.3 in JSON: https://spdx.github.io/spdx-spec/v2.3/. What the document describes is the root. */
export const spdxFormat: LockfileFormat = {
  id: 'spdx',
  matches: (name) => /(?:^|\.)(?:spdx|sbom)\.json$/i.test(name),
  claims: (text) => /"spdxVersion"\s*:|"SPDXID"\s*:/.test(text),
  parse,
  count: countSpdx,
}

function parse(text: string, file: string): ParsedLockfile {
  const { tree, blindSpots: problems } = readJson(text)
  if (tree === undefined) return { packages: [], roots: [], blindSpots: problems }
  const version = textAt(tree, 'spdxVersion')
  if (!/^SPDX-2\.[23]$/.test(version ?? '')) {
    const line = fieldOf(tree, 'spdxVersion')?.line ?? 1
    return {
      packages: [],
      roots: [],
      blindSpots: [{ line, what: `${version ?? 'SPDX of no version'} is not known (SPDX-2.2 and 2.3 in JSON are)` }],
    }
  }
  const { needs, described, dev } = relationsOf(tree)
  const sorter = createSbomSorter()
  const roots: LocalPackage[] = []
  for (const one of itemsOf(fieldOf(tree, 'packages'))) {
    const id = textAt(one, 'SPDXID') ?? ''
    // A document that describes each of its packages has no root: then all of them are what it is about.
    if (described.size === 1 && described.has(id)) roots.push({ name: textAt(one, 'name') ?? '', folder: '.', line: one.line })
    else sorter.add(...packageOf(one, { isDev: dev.has(id) }))
  }
  const root = described.size === 1 ? [...described][0] : undefined
  return { packages: assembleSbom(file, sorter.entries, root, needs), roots, blindSpots: sorter.blindSpots() }
}

/** Reads what an SBOM says of a package, as the sorter takes it. */
function packageOf(one: Tree, { isDev }: { readonly isDev: boolean }): Parameters<SbomSorter['add']> {
  const purl = itemsOf(fieldOf(one, 'externalRefs')).find((ref) => textAt(ref, 'referenceType') === 'purl')
  const purpose = textAt(one, 'primaryPackagePurpose') ?? ''
  const isFile = /^(?:FILE|CONTAINER|OPERATING-SYSTEM|DEVICE|FIRMWARE|ARCHIVE)$/.test(purpose)
  const licence = [textAt(one, 'licenseConcluded'), textAt(one, 'licenseDeclared')].find(
    (text) => text !== undefined && !/^(?:NOASSERTION|NONE)$/.test(text),
  )
  const integrity = itemsOf(fieldOf(one, 'checksums')).flatMap((sum) => {
    const kind = (textAt(sum, 'algorithm') ?? '').toLowerCase()
    return /^sha(?:1|256|384|512)$/.test(kind)
      ? [`${kind}-${Buffer.from(textAt(sum, 'checksumValue') ?? '', 'hex').toString('base64')}`]
      : []
  })
  const [id, name] = [textAt(one, 'SPDXID') ?? '', textAt(one, 'name') ?? '']
  return [
    { id, purl: textAt(purl, 'referenceLocator'), name, line: one.line, isFile },
    { integrity, dev: isDev, ...(licence === undefined ? {} : { licence }) },
  ]
}

function relationsOf(tree: Tree): {
  readonly needs: ReadonlyMap<string, readonly string[]>
  readonly described: ReadonlySet<string>
  readonly dev: ReadonlySet<string>
} {
  const needs = new Map<string, string[]>()
  const described = new Set(itemsOf(fieldOf(tree, 'documentDescribes')).flatMap((id) => textOf(id) ?? []))
  const dev = new Set<string>()
  for (const one of itemsOf(fieldOf(tree, 'relationships'))) {
    const type = textAt(one, 'relationshipType') ?? ''
    const from = textAt(one, 'spdxElementId') ?? ''
    const to = textAt(one, 'relatedSpdxElement') ?? ''
    if (type === 'DESCRIBES' && from === 'SPDXRef-DOCUMENT') described.add(to)
    if (type === 'DESCRIBED_BY' && to === 'SPDXRef-DOCUMENT') described.add(from)
    if (downward.has(type)) getOrAddList(needs, from).push(to)
    if (upward.has(type)) getOrAddList(needs, to).push(from)
    if (development.test(type)) dev.add(from)
  }
  return { needs, described, dev }
}
