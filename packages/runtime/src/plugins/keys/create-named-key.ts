import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createKey, type NewKey } from '@galley/trust'
import { fault } from '../../faults.ts'
import { keyPath } from './key-path.ts'

/**
 * Makes a signing key (ECDSA P-256) for somebody, in a file that its owner alone may read. A key that is there is never replaced.
 * Faults KEY_NAME_INVALID, KEY_EXISTS.
 */
export function createNamedKey(dataDir: string, name: string): NewKey & { readonly file: string } {
  const file = keyPath(dataDir, name)
  const key = createKey()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, key.pem, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw fault('KEY_EXISTS', { name, file }, { cause: error })
  }
  return { ...key, file }
}
