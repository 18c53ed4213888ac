import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { digest, packageUrl } from '@galley/trust'
import type { BundledModule } from './bundle-plugin.ts'
import type { PluginSource } from './read-plugin.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

/** The parts of a CycloneDX 1.6 component that are written and read here. */
export interface SbomComponent {
  readonly type: string
  readonly 'bom-ref': string
  readonly group?: string
  readonly name: string
  readonly version?: string
  readonly description?: string
  readonly licenses?: readonly object[]
  readonly purl?: string
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  readonly externalReferences?: readonly { readonly type: string; readonly hashes?: SbomComponent['hashes'] }[]
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
  readonly components?: readonly SbomComponent[]
}

/** Makes the root component: this plugin, by both digests of its tarball. */
export function rootComponent(plugin: PluginSource, tarball: Uint8Array): SbomComponent {
  const hashes = [
    { alg: 'SHA-256', content: digest('sha256', tarball) },
    { alg: 'SHA-512', content: digest('sha512', tarball) },
  ]
  return { type: 'application', ...described(plugin), hashes }
}

/** Makes the component of a workspace package: it has no tarball, so its hash is that of the source that was bundled. */
export function workspaceComponent(linked: WorkspacePackage, modules: readonly BundledModule[]): SbomComponent {
  const hash = createHash('sha256')
  for (const { label, path } of modules) hash.update(`${label}\0`).update(readFileSync(path)).update('\0')
  const properties = [
    { name: 'galley:bundled', value: 'true' },
    { name: 'galley:hashOf', value: `label NUL bytes NUL of the ${modules.length} bundled source files, in order of label` },
  ]
  return { type: 'library', ...described(linked), hashes: [{ alg: 'SHA-256', content: hash.digest('hex') }], properties }
}

/**
 * Makes the component of a package of the registry as the SBOM tool found it, by its purl and with the hash of its tarball. `locked` is the
 * hash of its lockfile (Subresource Integrity): the tool tells none of a tarball that lies on this machine.
 */
export function registryComponent(found: SbomComponent, bundled: boolean, locked: string | undefined): SbomComponent {
  const { components: _nested, properties: _paths, ...rest } = found
  const hashes = found.hashes ?? found.externalReferences?.find(({ type }) => type === 'distribution')?.hashes ?? hashesOf(locked)
  return { ...rest, 'bom-ref': found.purl ?? found['bom-ref'], hashes, properties: [{ name: 'galley:bundled', value: String(bundled) }] }
}

/** Turns `sha512-…` of a lockfile into a CycloneDX hash. */
function hashesOf(integrity = ''): NonNullable<SbomComponent['hashes']> {
  const [, base64] = /^sha512-(.+)$/.exec(integrity) ?? []
  return base64 === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }]
}

function described(from: PluginSource | WorkspacePackage): Omit<SbomComponent, 'type'> {
  const [group, name] = from.name.startsWith('@') ? from.name.split('/') : [undefined, from.name]
  const purl = packageUrl(from.name, from.version)
  return {
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: name ?? from.name,
    version: from.version,
    ...(from.description === undefined ? {} : { description: from.description }),
    ...(from.license === undefined ? {} : { licenses: [licence(from.license)] }),
    purl,
  }
}

/** The schema knows SPDX ids by name; what is not a common one is stated as an expression, which it takes as it is. */
function licence(text: string): object {
  const common = ['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'MPL-2.0', '0BSD']
  return common.includes(text) ? { license: { id: text, acknowledgement: 'declared' } } : { expression: text, acknowledgement: 'declared' }
}
