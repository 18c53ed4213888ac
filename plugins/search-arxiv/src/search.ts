import { askService, hitsFrom, type Hit, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'

/** Words of the second try, for a question that no preprint has every word of. */
const fewWords = 3

/** Letters of a word that says something. */
const minLetters = 4

/**
 * Asks arXiv for preprints. Throws when it did not search.
 * https://info.arxiv.org/help/api/user-manual.html
 */
export async function search({ query, k, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  const words = query.match(/[\p{L}\p{N}]{2,}/gu) ?? []
  const telling = words.filter((word) => word.length >= minLetters)
  const longest = new Set(telling.toSorted((one, other) => other.length - one.length).slice(0, fewWords))
  const tries = [telling.length > 0 ? telling : words, telling.filter((word) => longest.has(word))]
  for (const asked of new Set(tries.map((some) => [...new Set(some)].map((word) => `all:${word}`).join(' AND ')))) {
    const hits = asked === '' ? [] : await ask(asked, { k, base }, host)
    if (hits.length > 0) return { hits }
  }
  return { hits: [] }
}

async function ask(
  query: string,
  { k, base }: { readonly k: number; readonly base: string | undefined },
  host: Host,
): Promise<readonly Hit[]> {
  const url = new URL(`${(base ?? 'https://export.arxiv.org').replace(/\/+$/, '')}/api/query`)
  url.searchParams.set('search_query', query)
  url.searchParams.set('max_results', String(k))
  url.searchParams.set('sortBy', 'relevance')
  const feed = await askService(host, { service: 'arXiv', url: url.href, headers: { accept: 'application/atom+xml' } })
  if (!/<feed[\s>][\s\S]*<\/feed>/.test(feed)) throw new Error('arXiv answered something that is not a feed')
  const found = [...feed.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, entry = '']) => ({
    address: textOf('id', entry).replace(/^http:/, 'https:'),
    title: textOf('title', entry),
    snippet: textOf('summary', entry),
    publishedAt: textOf('published', entry),
  }))
  const failed = found.find(({ address }) => address.includes('/api/errors'))
  if (failed !== undefined) throw new Error(`arXiv refused the query: ${failed.snippet.slice(0, 200)}`)
  return hitsFrom(found, { provider: 'arxiv', k })
}

/** Finds the text of an entry's element; elements are written one way by this service. */
function textOf(name: string, entry: string): string {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(entry)?.[1]?.trim() ?? ''
}
