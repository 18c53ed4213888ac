import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '@galley/trust'
import { readPlugin, type PluginSource } from './read-plugin.ts'
import { packingTools } from './packing-tools.ts'
import { workspacePackages } from './workspace-packages.ts'

/** Hashes a folder's source; one function for one opening of the store, so that each workspace package is read once. */
export type HashFolder = (dir: string) => string

/** Creates a folder hash that remembers. */
export function createFolderHash(): HashFolder {
  const known = new Map<string, string>()
  return (dir) => {
    const hash = known.get(dir) ?? hashFolder(dir)
    known.set(dir, hash)
    return hash
  }
}

/**
 * Hashes everything that a pack depends on, as one sha256 (hex): the plugin's source, package.json, sbom.lock.json, README and
 * LICENSE, the source of the workspace packages it bundles, this packer and its tools' versions. By content, never by time.
 * It only decides whether to pack again; whether a plugin may be loaded is decided by signatures.
 * @throws MANIFEST_INVALID
 */
export function sourceHash(source: string | PluginSource, options: { readonly npmCli: string; readonly hashFolder?: HashFolder }): string {
  const plugin = typeof source === 'string' ? readPlugin(source) : source
  const hash = options.hashFolder ?? createFolderHash()
  const parts = [
    ...packingTools(options.npmCli).map(({ name, version }) => `${name} ${version}`),
    `packer ${hash(import.meta.dirname)}`,
    `plugin ${hash(plugin.dir)}`,
    ...workspacePackages(plugin).map(({ name, dir }) => `${name} ${hash(dir)}`),
  ]
  return digest('sha256', parts.join('\n'))
}

function hashFolder(dir: string): string {
  const beside = ['package.json', 'sbom.lock.json', 'README.md', 'LICENSE'].filter((name) => existsSync(join(dir, name)))
  const source = existsSync(join(dir, 'src')) ? sourceFiles(join(dir, 'src')).map((path) => `src/${path}`) : sourceFiles(dir)
  const lines = [...beside, ...source].map((path) => `${path} ${digest('sha256', readFileSync(join(dir, path)))}`)
  return digest('sha256', lines.join('\n'))
}

const isTest = (path: string): boolean => /(^|\/)(test|fixtures|__fixtures__)\/|\.test\.[a-z]+$/.test(path)

/** Lists the files below a folder that belong to its source, sorted, with `/`; tests and their fixtures do not. */
function sourceFiles(dir: string): readonly string[] {
  return listFiles(dir, '')
    .filter((path) => !isTest(path))
    .sort()
}

function listFiles(dir: string, prefix: string): readonly string[] {
  return readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return []
    return entry.isDirectory() ? listFiles(dir, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]
  })
}
