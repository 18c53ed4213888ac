import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatTarballName } from '@galley/trust'
import type { PackedPlugin } from './pack-plugin.ts'

/**
 * Writes a packed plugin as its author hands it on: `x-1.0.0.tgz` and `x-1.0.0.tgz.cdx.json` side by side. Whoever signs it adds
 * `x-1.0.0.tgz.bundles.jsonl`. Answers the tarball's path.
 */
export function writeRelease(packed: PackedPlugin, outDir: string): string {
  mkdirSync(outDir, { recursive: true })
  const tarball = join(outDir, formatTarballName(packed.name, packed.version))
  writeFileSync(tarball, packed.tarball)
  writeFileSync(`${tarball}.cdx.json`, packed.sbom)
  return tarball
}
