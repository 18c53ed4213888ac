import { createRequire, findPackageJSON } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as pack from '@galley/pack'
import { fault } from '../faults.ts'

/** Place and programs of packing. */
export interface PackerServices {
  readonly cloneRoot: string | null
  readonly execPath: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The functions of `@galley/pack`, and the programs that they are handed. */
export interface Packer extends Pick<typeof pack, 'packPlugin' | 'writeRelease'> {
  readonly programs: Pick<pack.PackOptions, 'node' | 'npmCli' | 'env'>
}

/**
 * Opens the packer for a plugin's folder: the `@galley/pack` that is installed there, so that a plugin is packed by the version that its
 * lockfile names; in a clone, its own packer stands in for one that is not installed. Faults PACKER_MISSING, NPM_MISSING.
 */
export async function openPacker(dir: string, { cloneRoot, execPath, env }: PackerServices): Promise<Packer> {
  const { packPlugin, writeRelease, findNpmCli } = await importPacker(dir, cloneRoot)
  const npmCli = cloneRoot === null ? findNpmCli({ execPath, env }) : join(cloneRoot, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  return { packPlugin, writeRelease, programs: { node: { execPath }, npmCli, env } }
}

async function importPacker(dir: string, cloneRoot: string | null): Promise<typeof pack> {
  const manifest = findManifest(dir)
  if (manifest === undefined && cloneRoot !== null) return import('@galley/pack')
  if (manifest === undefined) throw fault('PACKER_MISSING', { dir })
  // A package finds itself by its own name, and its entry by its `exports`.
  const entry = createRequire(manifest).resolve('@galley/pack')
  return (await import(pathToFileURL(entry).href)) as typeof pack
}

/** Finds the package's manifest as Node's modules do, upwards from the folder; `NODE_PATH` is not looked at. */
function findManifest(dir: string): string | undefined {
  try {
    return findPackageJSON('@galley/pack', pathToFileURL(join(dir, 'package.json')))
  } catch {
    return undefined
  }
}
