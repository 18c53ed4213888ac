import { headingPaths, quoteLocator, windowAround } from '@galley/evidence'
import type { Located } from '@galley/team'

interface Readable {
  readonly text: string
  readonly locate: ReturnType<typeof quoteLocator>
  readonly headingsAt: ReturnType<typeof headingPaths>
  /** Places of its quotes: several questions quote the same passage. */
  readonly places: Map<string, Located | null>
}

/** Finds quotes in stored texts, with the headings above them; each text is read once. */
export function locateIn(sourceText: (id: string) => string): (sourceId: string, quote: string) => Promise<Located | null> {
  const texts = new Map<string, Readable>()
  const read = (sourceId: string): Readable => {
    const known = texts.get(sourceId)
    if (known !== undefined) return known
    const text = sourceText(sourceId)
    const made = { text, locate: quoteLocator(text), headingsAt: headingPaths(text), places: new Map() }
    texts.set(sourceId, made)
    return made
  }
  return async (sourceId, quote) => {
    const readable = read(sourceId)
    const known = readable.places.get(quote)
    if (known !== undefined) return known
    const place = placeOf(quote, readable)
    readable.places.set(quote, place)
    return place
  }
}

function placeOf(quote: string, { text, locate, headingsAt }: Readable): Located | null {
  const found = locate(quote)
  if (!found) return null
  const headings = headingsAt(found.start)
  const place = { ...found, quote: text.slice(found.start, found.end), window: windowAround(text, found) }
  return headings.length === 0 ? place : { ...place, headings }
}
