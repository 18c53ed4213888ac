import { askServiceForJson, hitsFrom, objectsIn, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'

/** Results that Tavily gives at once. */
const maxResults = 20

/**
 * Asks the search of Tavily, without an answer of its own. Throws when it did not search.
 * https://docs.tavily.com/documentation/api-reference/endpoint/search
 */
export async function search({ query, k, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  const url = `${(base ?? 'https://api.tavily.com').replace(/\/+$/, '')}/search`
  const json = { query, max_results: Math.min(k, maxResults), search_depth: 'basic', include_answer: false, include_raw_content: false }
  const { results } = await askServiceForJson(host, { service: 'Tavily', url, method: 'POST', json })
  const found = objectsIn(results).map((result) => ({
    address: result['url'],
    title: result['title'],
    snippet: result['content'],
    publishedAt: result['published_date'],
  }))
  return { hits: hitsFrom(found, { provider: 'tavily', k }) }
}
