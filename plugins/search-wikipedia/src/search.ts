import { readBody, type Hit, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'
import { apiOf } from './api-of.ts'
import { hitsOf } from './hits-of.ts'
import { queriesOf } from './queries-of.ts'

/** Maximum characters of an answer: a longer one is no search result. */
const maxAnswer = 4_000_000

/** The wiki that is asked when the operator names none. */
const wikipedia = 'https://en.wikipedia.org'

interface Answer {
  readonly error?: { readonly code?: unknown; readonly info?: unknown }
  readonly query?: { readonly pages?: unknown }
}

/**
 * Asks a MediaWiki's own search, one request at a time. Throws when the wiki did not search.
 * https://www.mediawiki.org/wiki/API:Search
 */
export async function search({ query, k, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  const api = apiOf(base ?? wikipedia)
  for (const words of queriesOf(query)) {
    const hits = await ask(api, words, k, host)
    if (hits.length > 0) return { hits: hits.slice(0, k) }
  }
  return { hits: [] }
}

async function ask(api: string, words: string, k: number, host: Host): Promise<readonly Hit[]> {
  if (host.fetch === undefined) throw new Error('search-wikipedia needs the grant "fetch"')
  const parameters = {
    action: 'query',
    format: 'json',
    formatversion: '2',
    // As a generator, so that each page comes with its address; without `text`, wikis without CirrusSearch look at titles only.
    generator: 'search',
    gsrsearch: words,
    gsrwhat: 'text',
    gsrnamespace: '0',
    gsrlimit: String(Math.min(Math.max(k, 1), 20)),
    gsrprop: 'snippet|timestamp',
    prop: 'info',
    inprop: 'url',
    // Politeness: a wiki that is behind may refuse us (https://www.mediawiki.org/wiki/Manual:Maxlag_parameter).
    maxlag: '5',
  }
  const text = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const answer = await host.fetch({ url: `${api}?${text}`, headers: { accept: 'application/json' } })
  if (answer.status !== 200) throw new Error(`the wiki answered ${answer.status}`)
  const { error, query } = parse(await readBody(host, answer, maxAnswer))
  if (error?.code === 'maxlag') throw new Error('the wiki is busy (maxlag): ask again in some seconds')
  if (error !== undefined) throw new Error(`the wiki refused the search: ${String(error.info ?? error.code).slice(0, 300)}`)
  return hitsOf(query?.pages)
}

function parse(text: string): Answer {
  try {
    const answer = JSON.parse(text) as unknown
    if (typeof answer === 'object' && answer !== null) return answer
  } catch {
    // Said below: a page of HTML is of no use to anybody.
  }
  throw new Error('no JSON came from api.php: is this the address of a MediaWiki?')
}
