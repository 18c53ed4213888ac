import type { Host } from '@galley/sdk'
import { candidatesOf } from '../documents/candidates-of.ts'
import { describeDocument } from '../documents/describe-document.ts'
import { findFacts, keepFacts } from '../documents/document-facts.ts'
import { readText } from '../documents/read-hit.ts'
import { indexWords } from '../documents/topic-fit.ts'

/** Maximum documents of a folder that are looked at, and UTF-16 units of those that are read: about a second of work each million. */
const [maxDocuments, maxChars] = [2000, 12_000_000]

/**
 * Makes ready, for a later draft on something else, documents of the brief's folder that this one does not need: the host keeps their facts. What
 * cannot be read is left to the draft that asks for it.
 */
export async function lookAhead(host: Host, addresses: readonly string[]): Promise<void> {
  const others = addresses.slice(0, maxDocuments)
  const known = await findFacts(host, others)
  const rest = others.filter((address) => !known.has(address))
  let room = maxChars
  for (const [at, address] of rest.entries()) {
    if (room <= 0) return
    host.progress('Outlining the other documents', at / rest.length)
    room -= await keepAhead(host, address)
  }
}

/** Keeps the facts of a document; answers how long the text was that they were made of. */
async function keepAhead(host: Host, address: string): Promise<number> {
  const { files, body } = host
  if (files === undefined || body === undefined) return 0
  try {
    const handle = await files.read(address.slice('folder:'.length))
    const { title = '', digest = '' } = handle
    const text = await readText(handle.chars, async (from, to) => body.read(handle.body, from, to))
    const description = describeDocument({ title, text }, candidatesOf(text, title))
    const words = indexWords({ title, text })
    await keepFacts(host, { address, title, digest }, { words: () => words, description })
    return text.length
  } catch {
    host.signal.throwIfAborted()
    return 0
  }
}
