/** Words of a question that a wiki's page need not contain. */
const small = new Set(
  `a about an and are as at be been between but by can could did do does for from had has have how in into is it its not of on or over should than that the their there
  these they this to was were what when where which who why will with would you`.split(/\s+/),
)

/** Maximum characters of a query (MediaWiki refuses 300 bytes and more on many wikis). */
const maxQuery = 250

/**
 * The queries to try, one after another until one finds something: as asked, then without small words, then the most telling words only.
 * Many wikis find only pages that have *every* word, and a question has words that no page has.
 */
export function queriesOf(query: string): readonly string[] {
  // Signs of search syntax are taken out: a query is words, whoever wrote it.
  const words = query
    .replaceAll(/[^\p{L}\p{N}\p{M}'’.-]+/gu, ' ')
    .split(' ')
    .map((word) => word.replaceAll(/^['’.-]+|['’.-]+$/g, ''))
    .filter((word) => word !== '')
  const telling = words.filter((word) => !small.has(word.toLowerCase()))
  const ranked = telling.toSorted((a, b) => weight(b, words) - weight(a, words))
  const few = (count: number): readonly string[] => {
    const best = new Set(ranked.slice(0, count))
    return telling.filter((word) => best.has(word)).slice(0, count)
  }
  const tries = [words, telling, few(3), few(2)].map((some) => clip(some))
  return [...new Set(tries)].filter((some) => some !== '')
}

/** Long words say more than short ones, names more than their length tells, and so do numbers. */
function weight(word: string, words: readonly string[]): number {
  if (/\p{N}/u.test(word)) return word.length + 4
  return word.length + (/^\p{Lu}/u.test(word) && word !== words[0] ? 6 : 0)
}

function clip(words: readonly string[]): string {
  let text = ''
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`
    if (longer.length > maxQuery) break
    text = longer
  }
  return text
}
