import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'examples', 'first-draft', 'documents')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A SearXNG that finds pages by their words, and the site `pages.example.org` of these pages, the documents of the first draft. */
export async function startWeb(): Promise<{ readonly port: number; readonly asked: readonly string[] }> {
  const texts = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => [`/${encodeURIComponent(name)}.html`, readFileSync(join(folder, name), 'utf8')]),
  )
  const asked: string[] = []
  const server = createServer(({ url = '/', headers }, response) => {
    asked.push(JSON.stringify([headers.host, url, headers]))
    const { pathname, searchParams } = new URL(url, 'http://x')
    const answer = (type: string, body: string): void =>
      void response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
    if (pathname === '/search') return answer('application/json', JSON.stringify(find(texts, searchParams.get('q') ?? '')))
    const text = texts.get(pathname)
    return text === undefined ? void response.writeHead(404).end() : answer('text/html', pageOf(text))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, asked }
}

/** Answer of a SearXNG (`/search?format=json`): pages with the most of the query's words first. */
function find(texts: ReadonlyMap<string, string>, query: string): object {
  const words = query.toLowerCase().match(/\p{L}{5,}/gu) ?? []
  const results = [...texts]
    .map(([path, text]) => ({ path, text, score: words.filter((word) => text.toLowerCase().includes(word)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
    .map(({ path, text, score }) => ({
      url: `https://pages.example.org${path}`,
      title: titleOf(text),
      content: text.slice(0, 200),
      engine: 'duckduckgo',
      score,
    }))
  return { query, number_of_results: 0, results, unresponsive_engines: [] }
}

const titleOf = (text: string): string => /^# (.*)$/m.exec(text)?.[1] ?? 'A page'

function pageOf(text: string): string {
  const parts = text
    .split(/\n{2,}/)
    .map((part) => (part.startsWith('#') ? `<h2>${escaped(part.replace(/^#+ /, ''))}</h2>` : `<p>${escaped(part)}</p>`))
  return `<html lang="en"><title>${escaped(titleOf(text))}</title><nav>Home</nav><article>${parts.join('\n')}</article></html>`
}
