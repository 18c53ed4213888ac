import type { PageSentence } from './page-sentences.ts'

/** Words from which on a sentence is the same wherever it stands: *Default: false* means something else under every heading. */
const minWords = 6

/**
 * Pages without what was shown already: a section that a file has twice, a paragraph that two files share, an option that every command of a
 * manual explains. The first place of a sentence is kept.
 */
export function showOnce(pages: readonly (readonly PageSentence[])[]): readonly (readonly PageSentence[])[] {
  const seen = new Set<string>()
  return pages.map((page) =>
    page.filter(({ text, code = '' }) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
      const key = `${words.join(' ')}\n${code}`
      if (words.length < minWords) return true
      if (seen.has(key)) return false
      seen.add(key)
      return true
    }),
  )
}
