import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaChecker } from '@galley/sdk'
import { formatSbom, validateSbom } from '@galley/trust'
import { bundlePlugin, type PluginBundle } from './bundle-plugin.ts'
import { enrichSbom } from './enrich-sbom.ts'
import { makeTarball } from './make-tarball.ts'
import { checkManifest, readPlugin, type PluginSource } from './read-plugin.ts'
import { readNpmLock } from './read-npm-lock.ts'
import { readSbomLock } from './sbom-lock.ts'
import { createSbomTool, type SbomPrograms, type SbomTool } from './sbom-tool.ts'
import { sourceHash } from './source-hash.ts'
import { packingTools } from './packing-tools.ts'
import { workspacePackages } from './workspace-packages.ts'

/** The plugin to pack, and what packing it takes. */
export interface PackOptions extends SbomPrograms {
  /** The plugin's source folder. */
  readonly dir: string
  /** Checks the manifest. */
  readonly checkSchema: SchemaChecker
  /** Shared between plugins, so that equal locks are run once. */
  readonly sbomTool?: SbomTool
  /** Hash of the source, if it is known already. */
  readonly sourceHash?: string
}

/** A packed plugin, in memory. */
export interface PackedPlugin {
  readonly name: string
  readonly version: string
  readonly tarball: Uint8Array
  /** The tarball's files, `package/…`. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The CycloneDX document in its one spelling. */
  readonly sbom: string
  readonly sourceHash: string
}

/**
 * Packs a plugin: one bundled file, its SBOM, a reproducible tarball. Needs no network.
 * @throws MANIFEST_INVALID PACK_FAILED PLUGIN_IMPORTS DEPENDENCY_MISSING DEPENDENCY_NOT_LOCKED SBOM_LOCK_INVALID SBOM_FAILED
 */
export async function packPlugin(options: PackOptions): Promise<PackedPlugin> {
  const plugin = readPlugin(options.dir)
  checkManifest(plugin, options.checkSchema)
  const sbomTool = options.sbomTool ?? createSbomTool(options)
  const bundle = await bundlePlugin(plugin)
  // In this workspace pnpm installs, so each plugin commits its own lock; everywhere else npm's lockfile is the lock.
  const isOfWorkspace = existsSync(join(plugin.dir, 'sbom.lock.json'))
  const lock = isOfWorkspace ? readSbomLock(plugin) : readNpmLock(plugin, bundle.modules)
  const raw = await sbomTool(lock, plugin.name)
  const files = packedFiles(plugin, bundle)
  const tarball = await makeTarball(files)
  const { name, version } = plugin
  const sbom = enrichSbom({
    plugin,
    tarball,
    raw,
    lock,
    modules: bundle.modules,
    linked: workspacePackages(plugin),
    tools: packingTools(options.npmCli),
  })
  await validateSbom(sbom, name)
  return { name, version, tarball, files, sbom: formatSbom(sbom), sourceHash: options.sourceHash ?? sourceHash(plugin, options) }
}

function packedFiles(plugin: PluginSource, bundle: PluginBundle): ReadonlyMap<string, Uint8Array> {
  const { name, version, description, license, manifest } = plugin
  const cleaned = { name, version, description, license, type: 'module', galley: { ...manifest, main: 'dist/plugin.mjs' } }
  const files = new Map<string, Uint8Array>([
    ['package/dist/plugin.mjs', bundle.code],
    ['package/dist/plugin.mjs.map', bundle.map],
    ['package/package.json', new TextEncoder().encode(`${JSON.stringify(cleaned, null, 2)}\n`)],
  ])
  for (const beside of ['README.md', 'LICENSE'])
    if (existsSync(join(plugin.dir, beside))) files.set(`package/${beside}`, readFileSync(join(plugin.dir, beside)))
  return files
}
