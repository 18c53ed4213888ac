import { digest } from '@galley/trust'
import { checkSchema } from '../check-schema.ts'
import { openPacker } from './open-packer.ts'

/** A plugin's folder to pack, and the programs that do it. */
interface FolderToPack {
  readonly dir: string
  /** Folder that the release is written into. */
  readonly out: string
  readonly cloneRoot: string | null
  readonly execPath: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Packs a plugin's folder into a tarball with its bill of materials beside it, unsigned. Faults PACKER_MISSING, NPM_MISSING, those of `packPlugin`. */
export async function packFolder({ dir, out, cloneRoot, execPath, env }: FolderToPack): Promise<{
  readonly name: string
  readonly version: string
  readonly file: string
  readonly digest: string
}> {
  const { packPlugin, writeRelease, programs } = await openPacker(dir, { cloneRoot, execPath, env })
  const packed = await packPlugin({ ...programs, dir, checkSchema })
  const { name, version, tarball } = packed
  return { name, version, file: writeRelease(packed, out), digest: digest('sha256', tarball) }
}
