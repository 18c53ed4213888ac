import type { Hit, Host } from '@galley/sdk'

/** A document as it was stored. */
export interface ReadDocument {
  readonly sourceId: string
  readonly title: string
  readonly address: string
  readonly text: string
}

/** The host gives out at most this many UTF-16 units at a time. */
const piece = 262_144

/** A longer text is read this far: what matters of a document stands in its first half million characters. */
const most = 2 * piece

/** Reads a hit and its stored text. A page that cannot be read gives the reason in words; an abort is thrown on. */
export async function readDocument(host: Host, hit: Hit): Promise<ReadDocument | { readonly why: string }> {
  host.signal.throwIfAborted()
  if (host.read === undefined || host.text === undefined) return { why: 'Reading was not granted.' }
  try {
    const { sourceId, title, chars } = await host.read({ address: hit.address })
    const pieces: string[] = []
    for (let from = 0; from < Math.min(chars, most); from += piece) {
      pieces.push(await host.text.read(sourceId, from, Math.min(chars, from + piece)))
    }
    return { sourceId, title: title.trim() === '' ? hit.title : title, address: hit.address, text: pieces.join('') }
  } catch (error) {
    host.signal.throwIfAborted()
    return { why: error instanceof Error ? error.message : String(error) }
  }
}
