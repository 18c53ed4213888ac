import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKey, createSigner, type Signer } from '@galley/trust'
import { readText } from './workspace-files.ts'

/**
 * The key that signs this workspace's plugins, made here at the first start: exclusively, for its owner's eyes only.
 * It attests *built here*, not *reviewed*.
 */
export function workspaceKey(file: string): Signer {
  const pem = readText(file) ?? make(file)
  return createSigner({ pem })
}

function make(file: string): string {
  const { pem } = createKey()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, pem, { flag: 'wx', mode: 0o600, flush: true })
  return pem
}
