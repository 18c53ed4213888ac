import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { storeFileNames, storeFolderPath } from '@galley/trust'
import type { SignedPlugin } from '../sign-packed.ts'

/** Puts a packed plugin into the store, whole or not at all; a folder of the same digest is replaced. Answers its place. */
export function writeStored(store: string, packed: SignedPlugin): string {
  const dir = join(store, storeFolderPath(packed.entry.tarball))
  const half = `${dir}.new`
  rmSync(half, { recursive: true, force: true })
  const beside = { [storeFileNames.tarball]: packed.tarball, [storeFileNames.sbom]: packed.sbom, [storeFileNames.bundles]: packed.bundles }
  mkdirSync(half, { recursive: true, mode: 0o700 })
  for (const [file, content] of Object.entries(beside)) writeFileSync(join(half, file), content, { mode: 0o600 })
  rmSync(dir, { recursive: true, force: true })
  renameSync(half, dir)
  return dir
}
