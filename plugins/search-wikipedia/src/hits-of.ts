import { plainSnippet, type Hit } from '@galley/sdk'

interface Page {
  readonly title?: unknown
  readonly index?: unknown
  readonly snippet?: unknown
  readonly timestamp?: unknown
  readonly canonicalurl?: unknown
  readonly fullurl?: unknown
}

/** The pages of an answer (`query.pages`, format version 2), in the order of the search. */
export function hitsOf(pages: unknown): readonly Hit[] {
  if (!Array.isArray(pages)) return []
  const found = (pages as readonly unknown[]).filter((page): page is Page => typeof page === 'object' && page !== null)
  return found.toSorted((a, b) => Number(a.index) - Number(b.index)).flatMap(hitOf)
}

function hitOf(page: Page): readonly Hit[] {
  const address = [page.canonicalurl, page.fullurl].find((url) => typeof url === 'string' && /^https?:\/\/.{1,2030}$/.test(url))
  if (typeof address !== 'string' || typeof page.title !== 'string') return []
  return [
    {
      address,
      title: page.title.slice(0, 300),
      snippet: snippetOf(page.snippet),
      provider: 'wikipedia',
      ...(typeof page.timestamp === 'string' ? { publishedAt: page.timestamp.slice(0, 40) } : {}),
    },
  ]
}

/** The engine that comes with MediaWiki cuts its snippets from the wikitext: most of its marks are taken out. */
function snippetOf(snippet: unknown): string {
  if (typeof snippet !== 'string') return ''
  const text = snippet
    .replaceAll(/^[|!{].*$/gm, ' ')
    .replaceAll(/&lt;(?:ref|!--)[\s\S]*?(?:\/ref&gt;|--&gt;|$)/g, ' ')
    .replaceAll(/\[\[(?:[^\][|]*\|)?([^\][|]*)\]\]/g, '$1')
    .replaceAll(/'{2,5}|={2,6}|\[\[|\]\]|\{\{|\}\}/g, '')
  return plainSnippet(text).slice(0, 1000)
}
