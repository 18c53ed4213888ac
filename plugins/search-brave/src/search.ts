import { askServiceForJson, hitsFrom, objectsIn, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'

/** Words of a query that Brave takes. */
const maxWords = 50

/** Results that Brave gives at once. */
const maxResults = 20

/** Languages that Brave calls by another code than BCP 47. */
const languages: Readonly<Record<string, string>> = { ja: 'jp', pt: 'pt-pt', zh: 'zh-hans' }

/** Languages of briefs that Brave can search in; it refuses a code that it does not know. */
const known: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', ...Object.keys(languages)])

/**
 * Asks the web search of Brave. Throws when it did not search.
 * https://api-dashboard.search.brave.com/app/documentation/web-search/query
 */
export async function search({ query, k, language, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  const url = new URL(`${(base ?? 'https://api.search.brave.com').replace(/\/+$/, '')}/res/v1/web/search`)
  const code = language?.slice(0, 2).toLowerCase() ?? ''
  url.searchParams.set('q', query.split(/\s+/).slice(0, maxWords).join(' '))
  url.searchParams.set('count', String(Math.min(k, maxResults)))
  url.searchParams.set('result_filter', 'web')
  if (known.has(code)) url.searchParams.set('search_lang', languages[code] ?? code)
  const { web } = await askServiceForJson(host, { service: 'Brave', url: url.href })
  const { results } = Object(web) as { readonly results?: unknown }
  const found = objectsIn(results).map((result) => ({
    address: result['url'],
    title: result['title'],
    snippet: [result['description'], ...(Array.isArray(result['extra_snippets']) ? result['extra_snippets'] : [])].join(' '),
    publishedAt: result['page_age'],
  }))
  return { hits: hitsFrom(found, { provider: 'brave', k }) }
}
