import { askServiceForJson, defineTool, hitsFrom, objectsIn } from '@galley/sdk'

/** Address of the service; what the operator wrote for it goes before. */
const service = 'https://api.example.org'

/** Results that the service gives at once. */
const maxResults = 20

/** Asks the service. No hits mean that nothing was found; a search that could not be made throws, in words. */
export default defineTool({
  search: async ({ query, k, language, base }, host) => {
    const url = new URL(`${(base ?? service).replace(/\/+$/, '')}/search`)
    url.searchParams.set('q', query)
    url.searchParams.set('limit', String(Math.min(k, maxResults)))
    if (language !== undefined) url.searchParams.set('lang', language.slice(0, 2))
    // The host puts the operator's key into the request: nothing here can lose it.
    const { results } = await askServiceForJson(host, { service: 'Example', url: url.href })
    const found = objectsIn(results).map((result) => ({
      address: result['url'],
      title: result['title'],
      snippet: result['summary'],
      publishedAt: result['date'],
    }))
    return { hits: hitsFrom(found, { provider: 'example', k }) }
  },
})
