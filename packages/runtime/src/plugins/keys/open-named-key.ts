import { createSigner, readProtected, type Signer } from '@galley/trust'
import { fault } from '../../faults.ts'
import { keyPath } from './key-path.ts'

/** Opens somebody's signing key by its name. Faults KEY_NAME_INVALID, KEY_MISSING, TRUST_EXPOSED, KEY_UNSUPPORTED. */
export function openNamedKey(dataDir: string, name: string): Signer {
  const pem = readProtected(keyPath(dataDir, name), 'any')
  if (pem === null) throw fault('KEY_MISSING', { name })
  return createSigner({ pem })
}
