import { findEqual } from './find-equal.ts'
import { findNear } from './find-near.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** Popularity of a target whose joined form is misspelt, at least: 1,000 downloads a month. */
const minMisspelt = 24

/** Finds a scope written as the first word: `azure-arm-cdn`; with an edit or two, or with up to three words after it (`-samples-js`). */
export const findJoinedScope: ImitationFinder = ({ scope, squashed, words }, indexes) => {
  if (scope !== null || squashed.length < 5) return []
  const found: Imitation[] = [...findEqual(indexes, squashed, { kind: 'scope joined', form: 'joined' })]
  if (squashed.length >= 10)
    found.push(...findNear(indexes, squashed, { kind: 'scope joined', form: 'joined', maxEdits: 2, minPopularity: minMisspelt }))
  for (let left = words.length - 1; left >= 2 && left >= words.length - 3; left--) {
    const [kept, added] = [words.slice(0, left), words.slice(left)]
    found.push(...findEqual(indexes, kept.join(''), { kind: 'scope joined, words added', form: 'joined', addedWords: added }))
  }
  // Who writes types-node means @types/node; typesnode is a word of its own.
  return found.filter(
    (one) => !one.target.startsWith('@types/') || (words[0] === 'types' && one.kind === 'scope joined' && one.edits.length === 0),
  )
}
