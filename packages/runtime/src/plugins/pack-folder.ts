import { join } from 'node:path'
import { digest } from '@galley/trust'
import { checkSchema } from '../check-schema.ts'
import { fault } from '../faults.ts'

/** A plugin's folder to pack, and the programs that do it. */
export interface FolderToPack {
  readonly dir: string
  /** Folder that the release is written into. */
  readonly out: string
  readonly cloneRoot: string | null
  readonly execPath: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Packs a plugin's folder into a tarball with its bill of materials beside it, unsigned. Faults NOT_IN_A_CLONE, those of `packPlugin`. */
export async function packFolder({ dir, out, cloneRoot, execPath, env }: FolderToPack): Promise<{
  readonly name: string
  readonly version: string
  readonly file: string
  readonly digest: string
}> {
  if (cloneRoot === null) throw fault('NOT_IN_A_CLONE')
  const { packPlugin, writeRelease } = await import('@galley/pack')
  const npmCli = join(cloneRoot, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const packed = await packPlugin({ dir, checkSchema, npmCli, node: { execPath }, env })
  const { name, version, tarball } = packed
  return { name, version, file: writeRelease(packed, out), digest: digest('sha256', tarball) }
}
