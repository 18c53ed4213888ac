import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKey, createSigner, type Signer } from '@galley/trust'
import { readIfExists } from './workspace-files.ts'

/**
 * Opens the key that signs this workspace's plugins, and creates it at the first start, readable by its owner only.
 * It attests *built here*, not *reviewed*.
 */
export function workspaceKey(file: string): Signer {
  const pem = readIfExists(file) ?? create(file)
  return createSigner({ pem })
}

function create(file: string): string {
  const { pem } = createKey()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, pem, { flag: 'wx', mode: 0o600, flush: true })
  return pem
}
