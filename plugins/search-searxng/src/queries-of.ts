/** Words of a question that a page need not contain. */
const small = new Set(
  `a about an and are as at be been between but by can could did do does for from had has have how in into is it its not of on or over should than that the their there
  these they this to was were what when where which who why will with would you`.split(/\s+/),
)

/** Maximum characters of a query. */
const maxQuery = 300

/**
 * The queries to try, one after another until one finds something: as asked, then without small words, then the three most telling words.
 * Engines for one site (a wiki, a documentation) often find only pages that have *every* word, and a question has words that no page has.
 */
export function queriesOf(query: string): readonly string[] {
  const asked = query.trim().slice(0, maxQuery)
  const telling = asked.split(/[\s?!,;"“”„()[\]{}]+/).filter((word) => word !== '' && !small.has(word.toLowerCase()))
  const best = new Set(telling.toSorted((a, b) => weight(b, asked) - weight(a, asked)).slice(0, 3))
  const fewer = telling.filter((word) => best.has(word)).slice(0, 3)
  return [...new Set([asked, telling.join(' '), fewer.join(' ')])].filter((words) => words !== '')
}

/** Long words say more than short ones, names more than their length tells, and so do numbers. */
function weight(word: string, asked: string): number {
  if (/\p{N}/u.test(word)) return word.length + 4
  return word.length + (/^\p{Lu}/u.test(word) && !asked.startsWith(word) ? 6 : 0)
}
