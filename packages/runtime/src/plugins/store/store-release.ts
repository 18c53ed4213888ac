import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { storeFileNames, storeFolderPath } from '@galley/trust'
import type { UnverifiedRelease } from '../plugin-source.ts'

/**
 * Puts a release into the store, whole or not at all, for its owner alone: the tarball as it came, unpacked nowhere. A folder of the same
 * tarball is replaced, for its bundles may have grown.
 */
export function storeRelease(store: string, digest: string, { tarball, sbom, bundles }: UnverifiedRelease): void {
  const dir = join(store, storeFolderPath(digest))
  const half = `${dir}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(dir), { recursive: true, mode: 0o700 })
  mkdirSync(half, { mode: 0o700 })
  const files = [
    [storeFileNames.tarball, tarball],
    [storeFileNames.sbom, sbom],
    [storeFileNames.bundles, bundles],
  ] as const
  for (const [name, content] of files) writeFileSync(join(half, name), content, { mode: 0o600, flush: true })
  if (existsSync(dir)) rmSync(dir, { recursive: true })
  renameSync(half, dir)
}
