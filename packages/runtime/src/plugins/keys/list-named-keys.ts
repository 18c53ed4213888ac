import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile } from '@galley/trust'

/** A signing key of a data folder, by its public half. */
export interface NamedKey {
  readonly name: string
  /** sha256 (hex) of the public key's SPKI DER. */
  readonly spkiSha256: string
  readonly publicPem: string
}

/** Lists the signing keys of a data folder by name, those that Galley made for itself too. Faults TRUST_EXPOSED, KEY_UNSUPPORTED. */
export function listNamedKeys(dataDir: string): readonly NamedKey[] {
  const folder = join(dataDir, 'keys')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.pem'))
    .sort()
    .flatMap((file) => {
      const key = readKeyFile(join(folder, file))
      return key === null ? [] : [{ name: file.slice(0, -'.pem'.length), spkiSha256: key.spkiSha256, publicPem: key.pem }]
    })
}
