/** Words of an abstract that make a snippet. */
const maxWords = 150

/** Puts an abstract together from its inverted index: `{ word: [place, …] }`, as OpenAlex tells it. */
export function abstractOf(index: unknown): string {
  if (typeof index !== 'object' || index === null) return ''
  const words: string[] = []
  for (const [word, places] of Object.entries(index)) {
    for (const place of Array.isArray(places) ? (places as readonly unknown[]) : [])
      if (typeof place === 'number' && place >= 0 && place < maxWords) words[place] = word
  }
  return words.filter((word) => word !== undefined).join(' ')
}
