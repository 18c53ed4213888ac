import type { Prepared } from '../topic/prepare.ts'
import { hasMeaning } from '../words/word-classes.ts'

/** Letters that two forms of a word share at least (*explode*, *explosion*), and letters in which they may differ. */
const minCommon = 5
const maxDifferent = 2
/** Credit of another form of a word, 0–1. */
const otherForm = 0.9

/** Documents by their words. */
type Documents = readonly Pick<Prepared, 'vocabulary' | 'inflected'>[]

/** Finds other forms of words that some document has, by the word: by the rules of its language and, where the topic itself asks, by their beginning. */
export function formsIn(
  documents: Documents,
  roots: ReadonlySet<string>,
  { isAsked }: { readonly isAsked: boolean },
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...roots].map((root) => {
      const common = root.slice(0, Math.max(minCommon, root.length - maxDifferent))
      const isForm = (other: string): boolean => other.startsWith(common) && other.length <= root.length + maxDifferent
      // *RAID10* is another thing than *RAID1*.
      const isWord = root.length >= minCommon && !/\p{N}$/u.test(root)
      const begun = isAsked && isWord ? documents.flatMap(({ vocabulary }) => [...vocabulary()].filter(isForm)) : []
      return [root, [...new Set([...begun, ...documents.flatMap(({ inflected }) => inflected(root))])]]
    }),
  )
}

interface Sharing {
  readonly weigh: (stem: string) => number
  readonly forms: ReadonlyMap<string, readonly string[]>
}

/** Share of wanted roots that a set has, by weight, 0–1: itself, in another form, or by another word of the same meaning. */
export function shareOf(wanted: ReadonlySet<string>, have: ReadonlySet<string>, { weigh, forms }: Sharing): number {
  let all = 0
  let found = 0
  for (const stem of wanted) {
    const weight = weigh(stem)
    all += weight
    const meant = hasMeaning(stem, have)
    found += weight * (meant === 0 && forms.get(stem)?.some((form) => have.has(form)) === true ? otherForm : meant)
  }
  return all === 0 ? 0 : found / all
}
