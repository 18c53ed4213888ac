import { askServiceForJson, hitsFrom, objectsIn, type Host, type SearchAnswer, type SearchInput } from '@galley/sdk'
import { abstractOf } from './abstract-of.ts'

/** Fields of a work that are asked for. */
const fields = 'id,doi,display_name,publication_date,abstract_inverted_index,best_oa_location,primary_location'

/**
 * Asks OpenAlex for works. Throws when it did not search.
 * https://developers.openalex.org/api-reference/works
 */
export async function search({ query, k, base }: SearchInput, host: Host): Promise<SearchAnswer> {
  const url = new URL(`${(base ?? 'https://api.openalex.org').replace(/\/+$/, '')}/works`)
  // Commas part values, and a bar, a colon or a wildcard is syntax: a query is words, whoever wrote it.
  url.searchParams.set('search', query.replaceAll(/[^\p{L}\p{N}\p{M}'’-]+/gu, ' ').trim())
  url.searchParams.set('per_page', String(k))
  url.searchParams.set('select', fields)
  const { results } = await askServiceForJson(host, { service: 'OpenAlex', url: url.href })
  const found = objectsIn(results).map((work) => ({
    address: pageOf(work['best_oa_location']) ?? pageOf(work['primary_location']) ?? work['doi'] ?? work['id'],
    title: work['display_name'],
    snippet: abstractOf(work['abstract_inverted_index']),
    publishedAt: work['publication_date'],
  }))
  return { hits: hitsFrom(found, { provider: 'openalex', k }) }
}

/** Finds the page of a place where a work lies; null where it has none. */
function pageOf(location: unknown): unknown {
  return (Object(location) as { readonly landing_page_url?: unknown }).landing_page_url
}
