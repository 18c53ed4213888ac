import { defineTool, readBody, type Hit, type Host } from '@galley/sdk'

/** Longest answer of the service that is read, in characters. */
const maxAnswer = 1_000_000

/** One result, as the service tells it. */
interface Result {
  readonly url: string
  readonly title: string
  readonly summary: string
}

/** Asks the service. An empty list means that nothing was found; a search that could not be made throws. */
export default defineTool({
  search: async ({ query, k }, host) => {
    host.progress(`asking for ${query}`)
    const results = await ask(query, host)
    return { hits: results.slice(0, k).map(hitOf) }
  },
})

async function ask(query: string, host: Host): Promise<readonly Result[]> {
  if (host.fetch === undefined) throw new Error('it needs the permission fetch')
  const answer = await host.fetch({ url: `https://api.example.org/search?q=${encodeURIComponent(query)}` })
  if (answer.status !== 200) throw new Error(`the service answered ${answer.status}`)
  const { results } = JSON.parse(await readBody(host, answer, maxAnswer)) as { readonly results: readonly Result[] }
  return results
}

function hitOf({ url, title, summary }: Result): Hit {
  return { address: url, title: title.slice(0, 500), snippet: summary.slice(0, 4000), provider: 'example' }
}
