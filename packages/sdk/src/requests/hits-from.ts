import type { Hit } from '../plugin/hit.ts'
import { plainSnippet } from './plain-snippet.ts'

/** Longest title and snippet of a hit, in UTF-16 units. */
const [maxTitle, maxSnippet] = [300, 1000]

/** A result as a service tells it; nothing of it is believed. */
export interface FoundResult {
  readonly address: unknown
  readonly title?: unknown
  readonly snippet?: unknown
  readonly publishedAt?: unknown
}

/** Makes hits of what a service found, at most `k`, each address once: pages of the web only, without tags, no longer than a hit may be. */
export function hitsFrom(
  found: readonly FoundResult[],
  { provider, k }: { readonly provider: string; readonly k: number },
): readonly Hit[] {
  const hits = new Map<string, Hit>()
  for (const { address, title, snippet, publishedAt } of found) {
    if (hits.size === k) break
    if (typeof address !== 'string' || !/^https?:\/\/\S{1,2030}$/i.test(address) || hits.has(address)) continue
    hits.set(address, {
      address,
      title: plain(title).slice(0, maxTitle) || address.slice(0, maxTitle),
      snippet: plain(snippet).slice(0, maxSnippet),
      provider,
      ...(typeof publishedAt === 'string' && publishedAt !== '' ? { publishedAt: publishedAt.slice(0, 40) } : {}),
    })
  }
  return [...hits.values()]
}

/** Takes the objects of a list, whatever else is in it. */
export function objectsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : []
}

const plain = (text: unknown): string => (typeof text === 'string' ? plainSnippet(text) : '')
