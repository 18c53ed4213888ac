import { hasMeaning } from './word-classes.ts'

/** Letters that two forms of a word share at least (*explode*, *explosion*), and letters in which they may differ. */
const minCommon = 5
const maxDifferent = 2
/** Credit of another form of a word, 0–1. */
const otherForm = 0.9

/** Other forms of words that some document has, by the word. */
export function formsIn(vocabularies: readonly ReadonlySet<string>[], roots: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...roots].map((root) => {
      const common = root.slice(0, Math.max(minCommon, root.length - maxDifferent))
      const isForm = (other: string): boolean => other.startsWith(common) && other.length <= root.length + maxDifferent
      return [root, root.length < minCommon ? [] : [...new Set(vocabularies.flatMap((words) => [...words].filter(isForm)))]]
    }),
  )
}

interface Sharing {
  readonly weigh: (stem: string) => number
  readonly forms: ReadonlyMap<string, readonly string[]> | null
}

/** Share of wanted roots that a set has, by weight, 0–1: itself, in another form, or by another word of the same meaning. */
export function shareOf(wanted: ReadonlySet<string>, have: ReadonlySet<string>, { weigh, forms }: Sharing): number {
  let all = 0
  let found = 0
  for (const stem of wanted) {
    const weight = weigh(stem)
    all += weight
    const meant = hasMeaning(stem, have)
    found += weight * (meant === 0 && forms?.get(stem)?.some((form) => have.has(form)) === true ? otherForm : meant)
  }
  return all === 0 ? 0 : found / all
}
