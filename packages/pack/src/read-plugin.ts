import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findManifestProblem, type PluginManifest, type SchemaChecker } from '@galley/sdk'
import { saySystemError } from '@galley/fault'
import { fault } from './faults.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

/** A plugin's source folder, as its package.json tells it. The manifest is as it was written: see `checkManifest`. */
export interface PluginSource extends WorkspacePackage {
  readonly manifest: PluginManifest
}

/**
 * Reads a plugin's package.json.
 * @throws MANIFEST_INVALID
 */
export function readPlugin(dir: string): PluginSource {
  const at = resolve(dir)
  const json = readJson(at)
  const refuse = (why: string): Error => fault('MANIFEST_INVALID', { dir: at, why })
  const { name, version, description, license, dependencies, galley } = json
  if (typeof name !== 'string' || !/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name)) throw refuse('it has no proper name')
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version)) throw refuse('it has no proper version')
  if (typeof galley !== 'object' || galley === null) throw refuse('it has no `galley` manifest')
  return {
    dir: at,
    name,
    version,
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof license === 'string' ? { license } : {}),
    dependencies: Object.fromEntries(Object.entries(dependencies ?? {}).map(([key, value]) => [key, String(value)])),
    manifest: galley as PluginManifest,
  }
}

/**
 * Checks the manifest against the sdk's schema, and that its main file exists.
 * @throws MANIFEST_INVALID
 */
export function checkManifest(plugin: PluginSource, checkSchema: SchemaChecker): void {
  const refuse = (why: string): Error => fault('MANIFEST_INVALID', { dir: plugin.dir, why })
  const problem = findManifestProblem(checkSchema, plugin.manifest)
  if (problem !== null) throw refuse(`galley${problem.path} ${problem.message}`)
  const { main } = plugin.manifest
  if (main.split('/').includes('..') || main.startsWith('/')) throw refuse('galley.main leaves the folder')
  if (!existsSync(join(plugin.dir, main))) throw refuse(`galley.main names ${main}, which is not there`)
}

function readJson(dir: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw fault('MANIFEST_INVALID', { dir, why: `it cannot be read: ${saySystemError(cause)}` }, { cause })
  }
}
