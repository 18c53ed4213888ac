import type { Hit, Host } from '@galley/sdk'

/** Hits of several searches together. */
export interface Collected {
  /** Each address once, best first. */
  readonly hits: readonly Hit[]
  /** Queries that could not be asked, and why. */
  readonly failures: readonly { readonly query: string; readonly why: string }[]
}

/** Reciprocal rank fusion's constant (Cormack et al., SIGIR 2009). */
const damping = 60

/** Hits that are asked for with each query. */
const hitsPerQuery = 20

/** Asks all queries and merges their hits by reciprocal rank. A search that fails is reported, never thrown; an abort is. */
export async function collectHits(host: Host, queries: readonly string[]): Promise<Collected> {
  const failures: { query: string; why: string }[] = []
  const merged = new Map<string, { hit: Hit; score: number }>()
  for (const query of queries) {
    host.signal.throwIfAborted()
    const hits = await ask(host, query, failures)
    for (const [rank, hit] of hits.entries()) {
      const known = merged.get(hit.address)
      const better = known === undefined || hit.snippet.length > known.hit.snippet.length ? hit : known.hit
      merged.set(hit.address, { hit: better, score: (known?.score ?? 0) + 1 / (damping + rank) })
    }
  }
  const ranked = [...merged.values()].sort((a, b) => b.score - a.score || (a.hit.address < b.hit.address ? -1 : 1))
  return { hits: ranked.map(({ hit }) => hit), failures }
}

async function ask(host: Host, query: string, failures: { query: string; why: string }[]): Promise<readonly Hit[]> {
  if (host.search === undefined) {
    failures.push({ query, why: 'Searching was not granted.' })
    return []
  }
  try {
    const { hits, failures: failed } = await host.search({ query, k: hitsPerQuery })
    if (hits.length === 0 && failed.length > 0) failures.push({ query, why: failed.join('; ') })
    return hits
  } catch (error) {
    host.signal.throwIfAborted()
    failures.push({ query, why: error instanceof Error ? error.message : String(error) })
    return []
  }
}
