import type { Hit, Host } from '@galley/sdk'

/** A document as it was stored. */
export interface ReadDocument {
  readonly sourceId: string
  readonly title: string
  readonly address: string
  readonly text: string
  /** sha256 (hex) of the stored text. */
  readonly digest: string
  /** True for a document that the brief hands over by itself. */
  readonly isNamed?: boolean
}

/** Maximum UTF-16 units that the host gives out at a time. */
const maxRead = 262_144

/** Maximum UTF-16 units read of a text: what matters of a document stands in its first half million characters. */
const maxText = 2 * maxRead

/** Reads a hit and its stored text, which is not fetched again where it is `known` by its digest. A page that cannot be read gives the reason in words; an abort is thrown on. */
export async function readHit(
  host: Host,
  hit: Hit,
  known: (digest: string) => string | null,
): Promise<ReadDocument | { readonly why: string }> {
  host.signal.throwIfAborted()
  const { text } = host
  if (host.read === undefined || text === undefined) return { why: 'Reading was not granted.' }
  try {
    const { sourceId, title, chars, digest } = await host.read({ address: hit.address })
    return {
      sourceId,
      title: title.trim() === '' ? hit.title : title,
      address: hit.address,
      text: known(digest) ?? (await readText(chars, async (from, to) => text.read(sourceId, from, to))),
      digest,
      isNamed: hit.provider === 'brief',
    }
  } catch (error) {
    host.signal.throwIfAborted()
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

/** Reads a text of so many UTF-16 units in pieces, as far as it matters. */
export async function readText(chars: number, read: (from: number, to: number) => Promise<string>): Promise<string> {
  const pieces: string[] = []
  for (let from = 0; from < Math.min(chars, maxText); from += maxRead) pieces.push(await read(from, Math.min(chars, from + maxRead)))
  return pieces.join('')
}
