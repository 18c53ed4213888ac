import { objectsIn, parseJson, type FoundResult } from '@galley/sdk'

/** Lists within lists that are looked into. */
const maxDepth = 4

/** Results of an answer of a tool, however it tells them: as objects with an address, as links to resources, as text with links. */
export function resultsIn(content: unknown, structured: unknown): { readonly results: readonly FoundResult[]; readonly text: string } {
  const parts = objectsIn(content)
  const text = parts.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join('\n\n')
  const told = [structured, content, ...parts.map((part) => parseJson(part['text']))].flatMap((value) => addressed(value, 0))
  return { text, results: told.length > 0 ? told : resultsInText(text) }
}

function addressed(value: unknown, depth: number): readonly FoundResult[] {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return []
  const own = Array.isArray(value) ? [] : resultOf(value as Readonly<Record<string, unknown>>)
  return own.length > 0 ? own : Object.values(value).flatMap((member) => addressed(member, depth + 1))
}

function resultOf(part: Readonly<Record<string, unknown>>): readonly FoundResult[] {
  const pick = (...names: readonly string[]): unknown =>
    names.map((name) => part[name]).find((value) => typeof value === 'string' && value !== '')
  const address = pick('url', 'uri', 'link', 'href')
  if (address === undefined) return []
  const snippet = pick('snippet', 'description', 'content', 'text', 'summary')
  return [{ address, title: pick('title', 'name'), snippet, publishedAt: pick('publishedAt', 'published_date', 'publishedDate', 'date') }]
}

/** Each address of a text: titled by its Markdown link or a `Title:` above it; the lines about it are its snippet. */
function resultsInText(text: string): readonly FoundResult[] {
  return text.split(/\n\s*\n/).flatMap((block) =>
    [...block.matchAll(/(?:\[([^\]\n]{1,300})\]\()?(https?:\/\/[^\s<>"')\]]{1,2000})/g)].map(([, linked, address = '']) => ({
      address: address.replace(/[.,;:]+$/, ''),
      title: linked ?? /^\W*title\W*:\W*(.+)$/im.exec(block)?.[1],
      snippet: block.replaceAll(/https?:\/\/\S+/g, '').slice(0, 1000),
    })),
  )
}
