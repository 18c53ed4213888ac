import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readSeededTrust } from '@galley/trust'
import { installScanner } from '../../src/scanner/install-scanner.ts'
import { scannerAddress } from '../../src/scanner/scanner-release.ts'

/** The real osv-scanner, or why it is not to be had. */
export type FoundScanner = { readonly file: string } | { readonly reason: string }

/**
 * Finds the real osv-scanner: the program that `GALLEY_OSV_SCANNER` names, else the one in `.cache`, which is built from its Go module once
 * (three minutes, and a second where Go's own cache is warm).
 */
export async function findScanner(): Promise<FoundScanner> {
  const named = process.env['GALLEY_OSV_SCANNER']
  if (named) return { file: named }
  const cache = fileURLToPath(new URL('../../../../.cache/osv-scanner', import.meta.url))
  const world = {
    fs,
    fetch,
    clock: () => new Date(),
    sleep: () => Promise.resolve(),
    spawn,
    env: process.env,
    temp: tmpdir(),
    platform: process.platform,
    arch: process.arch,
    root: readSeededTrust().root,
  }
  try {
    return { file: (await installScanner(world, { cache, address: scannerAddress })).file }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}
