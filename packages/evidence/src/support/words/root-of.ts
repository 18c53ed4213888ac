import { irregular } from './irregular.ts'
import { remembered } from '../../text/remembered.ts'
import { stem } from '../../text/words/stem.ts'

/** Maximum different words that are kept. */
const maxKept = 50_000

/** The root by which the check compares English words: the stem of the base form, so that *wrote*, *written* and *writes* meet. */
export const rootOf: (word: string) => string = remembered(maxKept, (word) => short(stem(irregular.get(word) ?? word)))

/** *Move* meets *moved*, whose stem has lost its *e*. */
function short(root: string): string {
  return root.length === 4 && root.endsWith('e') ? root.slice(0, -1) : root
}
