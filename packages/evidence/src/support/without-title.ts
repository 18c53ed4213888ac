import { evenText } from './compare/text-statement.ts'

/**
 * A sentence without the title of its source, quoted (whole or shortened with …) or bare: what a writer adds to attribute is nothing the
 * quote could support. Titles of one short word stay: they are words like any other.
 */
export function withoutTitle(sentence: string, title: string): string {
  const even = evenText(title)
  if (even.length < 3) return sentence
  const unquoted = sentence.replaceAll(/[“"«‘]([^“”"«»]{2,300})[”"»’]/g, (whole, inner: string) => {
    const named = evenText(inner.replace(/(?:…|\.{3})\s*$/, ''))
    return named !== '' && (named === even || (/(?:…|\.{3})\s*$/.test(inner) && even.startsWith(named))) ? ' ' : whole
  })
  const bare = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(title.trim())}(?![\\p{L}\\p{N}])`, 'giu')
  return unquoted.replaceAll(bare, ' ')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`)
}
