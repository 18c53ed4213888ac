import { readBody, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'
import { hitsOf, type SearxngAnswer } from './hits-of.ts'
import { queriesOf } from './queries-of.ts'

/** Maximum characters of an answer: a longer one is no search result. */
const maxAnswer = 4_000_000

/**
 * Asks the operator's SearXNG (or searx). Throws when it did not search: no address, no JSON, an error, or no engine that answered.
 * https://docs.searxng.org/dev/search_api.html
 */
export async function search({ query, k, language, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  if (base === undefined) throw new Error('no SearXNG is configured: set its address')
  const address = `${base.replace(/[?#].*$/, '').replace(/\/+(?:search\/?)?$/, '')}/search`
  const wanted = language === undefined ? '' : `&language=${encodeURIComponent(language)}`
  for (const words of queriesOf(query)) {
    const answer = await ask(`${address}?q=${encodeURIComponent(words)}&format=json&pageno=1${wanted}`, host)
    const hits = hitsOf(answer, k, host)
    if (hits.length > 0) return { hits }
  }
  return { hits: [] }
}

async function ask(url: string, host: Host): Promise<SearxngAnswer> {
  if (host.fetch === undefined) throw new Error('search-searxng needs the grant "fetch"')
  const answer = await host.fetch({ url, headers: { accept: 'application/json' } })
  if (answer.status === 429) throw new Error('SearXNG refused the search: its limiter is on (429)')
  if (answer.status === 403 || (answer.status === 200 && answer.contentType === 'text/html')) {
    throw new Error('SearXNG does not answer in JSON: its settings.yml must list `json` in search.formats')
  }
  if (answer.status !== 200) throw new Error(`SearXNG answered ${answer.status}`)
  return parse(await readBody(host, answer, maxAnswer))
}

function parse(text: string): SearxngAnswer {
  try {
    const answer = JSON.parse(text) as unknown
    if (typeof answer === 'object' && answer !== null) return answer
  } catch {
    // Said below: what it was is of no use to anybody.
  }
  throw new Error('SearXNG answered something that is not JSON')
}
