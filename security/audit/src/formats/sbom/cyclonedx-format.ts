import type { LocalPackage, ParsedLockfile } from '../../parsed-lockfile.ts'
import { assembleSbom } from './assemble-sbom.ts'
import { readJson } from '../read/read-json.ts'
import { createSbomSorter } from './sbom-entry.ts'
import { fieldOf, itemsOf, textAt, textOf, type Tree } from '../read/tree.ts'
import { countCycloneDx } from './count-sbom.ts'
import type { LockfileFormat } from '../lockfile-format.ts'

/** CycloneDX in JSON, versions 1.2 to 1.7: https://cyclonedx.org/docs/1.6/json/. The component of the metadata is the root. */
export const cycloneDxFormat: LockfileFormat = {
  id: 'cyclonedx',
  matches: (name) => /(?:^|\.)(?:cdx|bom|sbom|cyclonedx)\.json$/i.test(name),
  claims: (text) => /"bomFormat"\s*:\s*"CycloneDX"/.test(text),
  parse,
  count: countCycloneDx,
}

function parse(text: string, file: string): ParsedLockfile {
  const { tree, blindSpots: problems } = readJson(text)
  if (tree === undefined) return { packages: [], roots: [], blindSpots: problems }
  const version = textAt(tree, 'specVersion')
  if (textAt(tree, 'bomFormat') !== 'CycloneDX' || !/^1\.[2-7]$/.test(version ?? '')) {
    const line = fieldOf(tree, 'specVersion')?.line ?? 1
    return {
      packages: [],
      roots: [],
      blindSpots: [{ line, what: `CycloneDX ${version ?? 'of no version'} is not known (1.2 to 1.7 are)` }],
    }
  }
  const sorter = createSbomSorter()
  const open = [...itemsOf(fieldOf(tree, 'components'))]
  for (let at = 0; at < open.length; at++) {
    const component = open[at]
    if (component === undefined) continue
    addComponent(component, at, sorter.add)
    open.push(...itemsOf(fieldOf(component, 'components')))
  }
  const needs = new Map(
    itemsOf(fieldOf(tree, 'dependencies')).map((one) => [
      textAt(one, 'ref') ?? '',
      itemsOf(fieldOf(one, 'dependsOn')).flatMap((id) => textOf(id) ?? []),
    ]),
  )
  const root = fieldOf(fieldOf(tree, 'metadata'), 'component')
  const roots: readonly LocalPackage[] = root === undefined ? [] : [{ name: textAt(root, 'name') ?? '', folder: '.', line: root.line }]
  return { packages: assembleSbom(file, sorter.entries, textAt(root, 'bom-ref'), needs), roots, blindSpots: sorter.blindSpots() }
}

function addComponent(component: Tree, at: number, add: ReturnType<typeof createSbomSorter>['add']): void {
  const licence = licenceOf(component)
  const group = textAt(component, 'group')
  const name = textAt(component, 'name') ?? ''
  const isFile = /^(?:file|data|container|device|operating-system|firmware|cryptographic-asset)$/.test(textAt(component, 'type') ?? '')
  add(
    {
      id: textAt(component, 'bom-ref') ?? `component ${at}`,
      purl: textAt(component, 'purl'),
      name: group === undefined ? name : `${group}/${name}`,
      line: component.line,
      isFile,
    },
    { integrity: hashesOf(component), dev: isDevelopment(component), ...(licence === undefined ? {} : { licence }) },
  )
}

function hashesOf(component: Tree): readonly string[] {
  const own = itemsOf(fieldOf(component, 'hashes'))
  const archives = itemsOf(fieldOf(component, 'externalReferences')).filter((one) => textAt(one, 'type') === 'distribution')
  return [...own, ...archives.flatMap((one) => itemsOf(fieldOf(one, 'hashes')))].flatMap((hash) => {
    const kind = (textAt(hash, 'alg') ?? '').toLowerCase().replace(/^sha-/, 'sha')
    const content = textAt(hash, 'content') ?? ''
    return /^sha(?:1|256|384|512)$/.test(kind) && /^[\da-f]+$/i.test(content)
      ? [`${kind}-${Buffer.from(content, 'hex').toString('base64')}`]
      : []
  })
}

/** `excluded` is the standard's word for what is not needed at run time; the npm tool has a property of its own for it. */
function isDevelopment(component: Tree): boolean {
  const properties = itemsOf(fieldOf(component, 'properties'))
  return (
    textAt(component, 'scope') === 'excluded' ||
    properties.some((one) => textAt(one, 'name') === 'cdx:npm:package:development' && textAt(one, 'value') === 'true')
  )
}

function licenceOf(component: Tree): string | undefined {
  const all = itemsOf(fieldOf(component, 'licenses')).flatMap(
    (one) => textAt(one, 'expression') ?? textAt(fieldOf(one, 'license'), 'id') ?? textAt(fieldOf(one, 'license'), 'name') ?? [],
  )
  return all.length === 0 ? undefined : all.join(' AND ')
}
