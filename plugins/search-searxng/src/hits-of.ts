import { plainSnippet, type Hit, type Host } from '@galley/sdk'

/** The part of an answer that is read; nothing of it is believed. */
export interface SearxngAnswer {
  readonly results?: unknown
  readonly unresponsive_engines?: unknown
}

interface Result {
  readonly url?: unknown
  readonly title?: unknown
  readonly content?: unknown
  readonly publishedDate?: unknown
}

/** The hits of an answer, at most `k`. Throws when there are none and an engine did not answer: then nothing was searched. */
export function hitsOf(answer: SearxngAnswer, k: number, host: Host): readonly Hit[] {
  const results = Array.isArray(answer.results) ? (answer.results as readonly unknown[]) : []
  const silent = unresponsive(answer.unresponsive_engines)
  if (results.length === 0 && silent !== '') throw new Error(`no search engine answered SearXNG: ${silent}`)
  if (silent !== '') host.log('warn', `search engines that did not answer: ${silent}`)
  const hits = new Map<string, Hit>()
  for (const result of results) {
    const hit = hitOf(result)
    if (hit !== null && !hits.has(hit.address)) hits.set(hit.address, hit)
  }
  return [...hits.values()].slice(0, k)
}

function hitOf(result: unknown): Hit | null {
  if (typeof result !== 'object' || result === null) return null
  const { url, title, content, publishedDate } = result as Result
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || url.length > 2048) return null
  return {
    address: url,
    title: short(title, 300) || url.slice(0, 300),
    snippet: short(content, 1000),
    provider: 'searxng',
    ...(typeof publishedDate === 'string' && publishedDate !== '' ? { publishedAt: publishedDate.slice(0, 40) } : {}),
  }
}

function short(text: unknown, longest: number): string {
  return typeof text === 'string' ? plainSnippet(text).slice(0, longest) : ''
}

/** `[["wiki", "timeout"], …]` in words. */
function unresponsive(engines: unknown): string {
  if (!Array.isArray(engines)) return ''
  const words = (engines as readonly unknown[]).map((engine) => (Array.isArray(engine) ? engine.map(String).join(': ') : String(engine)))
  return words.slice(0, 10).join(', ').slice(0, 500)
}
