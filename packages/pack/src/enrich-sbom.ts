import { createHash } from 'node:crypto'
import { packageUrl, type Sbom } from '@galley/trust'
import { fault } from './faults.ts'
import type { BundledModule } from './bundle-plugin.ts'
import { packDate } from './make-tarball.ts'
import type { PluginSource } from './read-plugin.ts'
import { registryComponent, rootComponent, workspaceComponent, type SbomComponent } from './sbom-component.ts'
import type { PackingTool } from './packing-tools.ts'
import type { SbomLock } from './sbom-lock.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

/** Parts that an SBOM is made from. */
export interface SbomParts {
  readonly plugin: PluginSource
  readonly tarball: Uint8Array
  /** The document that cyclonedx-npm made of the lock. */
  readonly raw: Sbom
  /** The lock that it was made of. */
  readonly lock: SbomLock
  readonly modules: readonly BundledModule[]
  readonly linked: readonly WorkspacePackage[]
  readonly tools: readonly PackingTool[]
}

interface RawSbom {
  readonly metadata: { readonly tools: { readonly components: readonly object[] }; readonly component: SbomComponent }
  readonly components?: readonly SbomComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

/**
 * Makes a plugin's SBOM: the root with the tarball's digests, the workspace packages that were bundled, a complete graph
 * by purl, an id and a time that follow from the content. The same parts give the same bytes.
 * @throws DEPENDENCY_NOT_LOCKED when the bundle holds a module of a package that is not in it
 */
export function enrichSbom({ plugin, tarball, raw, lock, modules, linked, tools }: SbomParts): Sbom {
  const found = raw as unknown as RawSbom
  const root = rootComponent(plugin, tarball)
  const bundled = new Set(modules.map(({ owner }) => packageUrl(owner.name, owner.version)))
  const outside = new Map(
    flatten(found.components ?? []).map((each) => [
      each.purl ?? '',
      registryComponent(each, bundled.has(each.purl ?? ''), integrityIn(lock, each)),
    ]),
  )
  const inside = linked
    .map((each) => ({ each, modules: modules.filter(({ owner }) => owner.dir === each.dir) }))
    .filter(({ modules: own }) => own.length > 0)
    .map(({ each, modules: own }) => workspaceComponent(each, own))
  const components = [...outside.values(), ...inside].sort(byRef)
  refuseUnlisted(plugin, bundled, components)
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: packDate.toISOString(),
      lifecycles: [{ phase: 'build' }],
      tools: { components: [...found.metadata.tools.components, describeBundler(tools)] },
      component: root,
      properties: [{ name: 'cdx:reproducible', value: 'true' }],
    },
    components,
    dependencies: buildGraph(found, { plugin, linked, root, components }),
    compositions: [{ aggregate: 'complete', assemblies: [root['bom-ref']], dependencies: [root['bom-ref']] }],
  }
  const { $schema, bomFormat, specVersion, ...rest } = document
  return { $schema, bomFormat, specVersion, serialNumber: `urn:uuid:${contentUuid(JSON.stringify(document))}`, ...rest }
}

/** Finds the integrity that a lock tells of a component. */
function integrityIn({ packages }: SbomLock, { group, name, version }: SbomComponent): string | undefined {
  const full = group === undefined ? name : `${group}/${name}`
  const entry = Object.entries(packages).find(
    ([place, locked]) => place.endsWith(`node_modules/${full}`) && (locked as { version?: string }).version === version,
  )
  const { integrity } = (entry?.[1] ?? {}) as { readonly integrity?: string }
  return integrity
}

const byRef = (a: SbomComponent, b: SbomComponent): number => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)

const flatten = (components: readonly SbomComponent[]): readonly SbomComponent[] =>
  components.flatMap((component) => [component, ...flatten(component.components ?? [])])

function describeBundler(tools: readonly PackingTool[]): object {
  const { name, version } = tools.find((tool) => tool.name === 'rolldown') ?? { name: 'rolldown', version: '' }
  return { type: 'application', name, version, purl: packageUrl(name, version) }
}

function refuseUnlisted(plugin: PluginSource, bundled: ReadonlySet<string>, components: readonly SbomComponent[]): void {
  const listed = new Set([packageUrl(plugin.name, plugin.version), ...components.map(({ purl }) => purl)])
  const missing = [...bundled].filter((purl) => !listed.has(purl))
  if (missing.length > 0) throw fault('DEPENDENCY_NOT_LOCKED', { name: plugin.name, packages: missing.join(', ') })
}

interface GraphParts {
  readonly plugin: PluginSource
  readonly linked: readonly WorkspacePackage[]
  readonly root: SbomComponent
  readonly components: readonly SbomComponent[]
}

/** Builds the dependency graph, by purl. The dependencies of a workspace package hang below it, not below the root. */
function buildGraph(found: RawSbom, { plugin, linked, root, components }: GraphParts): readonly object[] {
  const refs = new Set(components.map((component) => component['bom-ref']))
  const purlOf = new Map(flatten(found.components ?? []).map((each) => [each['bom-ref'], each.purl ?? each['bom-ref']]))
  const edges = new Map<string, Set<string>>([root, ...components].map((component) => [component['bom-ref'], new Set<string>()]))
  const rawRoot = found.metadata.component['bom-ref']
  for (const { ref, dependsOn = [] } of found.dependencies) {
    if (ref === rawRoot) continue
    for (const below of dependsOn) edges.get(purlOf.get(ref) ?? ref)?.add(purlOf.get(below) ?? below)
  }
  const direct = (found.dependencies.find(({ ref }) => ref === rawRoot)?.dependsOn ?? []).map((ref) => purlOf.get(ref) ?? ref)
  const own = [
    { ref: root['bom-ref'], dependencies: plugin.dependencies },
    ...linked.map((each) => ({ ref: packageUrl(each.name, each.version), dependencies: each.dependencies })),
  ]
  for (const { ref, dependencies } of own)
    for (const name of Object.keys(dependencies)) {
      const below = [...direct, ...refs].find((candidate) => candidate.startsWith(packageUrl(name, '')))
      if (below !== undefined) edges.get(ref)?.add(below)
    }
  // A package whose workspace package was bundled away entirely still has a parent.
  const reached = [...edges.values()].reduce((all, below) => all.union(below), new Set<string>())
  for (const ref of refs) if (!reached.has(ref)) edges.get(root['bom-ref'])?.add(ref)
  return [...edges]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ref, below]) => ({ ref, dependsOn: [...below].filter((each) => refs.has(each)).sort() }))
}

/** Makes a UUID of version 8 (RFC 9562 §5.8) from content: the same content has the same id. */
function contentUuid(content: string): string {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
