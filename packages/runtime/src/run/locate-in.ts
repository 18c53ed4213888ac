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
export function locateIn(sourceText: (id: string) => Promise<string>): (sourceId: string, quote: string) => Promise<Located | null> {
  const texts = new Map<string, Promise<Readable>>()
  const open = async (sourceId: string): Promise<Readable> => {
    const text = await sourceText(sourceId)
    return { text, locate: quoteLocator(text), headingsAt: headingPaths(text), places: new Map() }
  }
  const read = (sourceId: string): Promise<Readable> => {
    const known = texts.get(sourceId) ?? open(sourceId)
    texts.set(sourceId, known)
    return known
  }
  return async (sourceId, quote) => {
    const readable = await read(sourceId)
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
