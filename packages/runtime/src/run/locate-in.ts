import { locateQuote, windowAround } from '@galley/evidence'
import type { Located } from '@galley/team'

/** Finds quotes in stored texts; each text is read once. */
export function locateIn(sourceText: (id: string) => string): (sourceId: string, quote: string) => Promise<Located | null> {
  const texts = new Map<string, string>()
  return async (sourceId, quote) => {
    const text = texts.get(sourceId) ?? sourceText(sourceId)
    texts.set(sourceId, text)
    const found = locateQuote(text, quote)
    if (!found) return null
    return { ...found, quote: text.slice(found.start, found.end), window: windowAround(text, found) }
  }
}
