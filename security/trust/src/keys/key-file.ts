import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKey } from './create-key.ts'
import { createSigner, type Signer } from './create-signer.ts'
import { publicKeyOf, type PublicKey } from './public-key.ts'
import { readProtected } from './read-protected.ts'

/**
 * Opens the signing key in a file of the data folder, and creates it at first need, readable by its owner only. Two processes that
 * create it at once would each sign with their own, so the caller holds a lock.
 * @throws TRUST_EXPOSED KEY_UNSUPPORTED
 */
export function openKeyFile(file: string): Signer {
  const pem = readProtected(file, 'any') ?? create(file)
  return createSigner({ pem })
}

/**
 * Reads the public half of the signing key in a file; null when it is not there.
 * @throws TRUST_EXPOSED KEY_UNSUPPORTED
 */
export function readKeyFile(file: string): PublicKey | null {
  const pem = readProtected(file, 'any')
  return pem === null ? null : publicKeyOf(pem)
}

/** Written whole or not at all: half a key, left by a full disk, would refuse every later start. */
function create(file: string): string {
  const { pem } = createKey()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, pem, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return pem
}
