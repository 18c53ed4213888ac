import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' }
import { parseRegistryKeys } from './npm/parse-registry-keys.ts'
import type { SigstoreTrust } from './npm/sigstore-trust.ts'
import { parseTrustedRoot } from './sigstore/parse-trusted-root.ts'

const repository = seeds['https://tuf-repo-cdn.sigstore.dev']
const decode = (base64: string): unknown => JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))

/**
 * Reads Sigstore's public trust as it was shipped with @sigstore/tuf, without a network. It is as old as that package and as
 * good as its integrity in the lockfile; a newer root can be handed in wherever this one is used.
 */
export function readSeededTrust(): SigstoreTrust {
  return {
    root: parseTrustedRoot(decode(repository.targets['trusted_root.json'])),
    keys: parseRegistryKeys(decode(repository.targets['registry.npmjs.org%2Fkeys.json'])),
    origin: 'the trusted root shipped with @sigstore/tuf 5.0.1',
  }
}
