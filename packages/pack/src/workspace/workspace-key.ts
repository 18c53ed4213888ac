import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKey, createSigner, type Signer } from '@galley/trust'
import { readProtected } from './read-protected.ts'

/**
 * Opens the key that signs this workspace's plugins, and creates it at the first start, readable by its owner only.
 * @throws TRUST_EXPOSED
 * It attests *built here*, not *reviewed*.
 */
export function workspaceKey(file: string): Signer {
  const pem = readProtected(file, 'any') ?? create(file)
  return createSigner({ pem })
}

function create(file: string): string {
  const { pem } = createKey()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, pem, { flag: 'wx', mode: 0o600, flush: true })
  return pem
}
