import { publicKeyOf, type Signer } from '@galley/trust'
import { openNamedKey } from '../keys/open-named-key.ts'

/** A key of an index: its public half, and the signer where the private half is here. */
export interface IndexKey {
  readonly publicPem: string
  readonly signer: Signer | null
}

/**
 * Reads a key of an index: by the name of one in this data folder, or from a file that ends in `.pem` (a public key) or `.json` (the entry
 * that `galley key new` prints), whose private half is elsewhere; `readText` reads that. Faults KEY_MISSING, KEY_NAME_INVALID, KEY_UNSUPPORTED,
 * TRUST_EXPOSED.
 */
export function readIndexKey(dataDir: string, word: string, readText: (file: string) => string): IndexKey {
  if (!/\.(?:pem|json)$/.test(word)) {
    const signer = openNamedKey(dataDir, word)
    return { publicPem: signer.publicPem, signer }
  }
  const text = readText(word)
  return { publicPem: publicKeyOf(word.endsWith('.pem') ? text : pemOfEntry(text)).pem, signer: null }
}

/** Takes the key out of an entry of a trust policy, `{ ada: { keys: [{ pem }] } }`; nothing where it holds none or several. */
function pemOfEntry(text: string): string {
  try {
    const [entry, ...more] = Object.values(JSON.parse(text) as Record<string, { keys?: { pem?: string }[] }>)
    const [key, ...others] = entry?.keys ?? []
    return more.length === 0 && others.length === 0 ? (key?.pem ?? '') : ''
  } catch {
    return ''
  }
}
