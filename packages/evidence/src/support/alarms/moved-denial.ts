import type { Comparison, Word } from '../compare/comparison.ts'
import type { Denial } from './denial.ts'
import type { Mark } from '../compare/phrases.ts'
import { once } from '../../text/once.ts'
import { rootOf } from '../words/root-of.ts'

/** Adverbs before and behind which a denial says the same. */
const commuting = /^(?:usually|generally|typically|normally|currently|also|still|yet|now)$/
/** Verbs over which a denial may move: *does not seem to be* is *seems not to be*. */
const raising = once(() => new Set('appear seem believe think expect want suppose intend tend'.split(' ').map(rootOf)))

/** A denial on the other side of a verb: *does not prove that it is harmless* for *proves that it is not harmless*. */
export function movedDenial({ written, stated, to, from }: Comparison, twins: ReadonlyMap<Mark, Mark>): Denial | null {
  const isMoved = (words: readonly Word[], mark: Mark, others: readonly Word[], other: Mark, back: readonly number[]): boolean => {
    const at = words.findIndex(({ content, word }, n) => n >= mark.to && n < mark.to + 3 && content && !commuting.test(word))
    const place = back[at] ?? -1
    const next = others.findIndex(({ content }, n) => n >= other.to && n < other.to + 4 && content)
    const isReached = words.some(({ root }, n) => n > at && n <= at + 8 && root === others[next]?.root)
    return at >= 0 && place >= 0 && place < other.from && other.from - place <= 6 && isReached && !raising().has(words[at]?.root ?? '')
  }
  for (const [own, theirs] of twins)
    if (
      !countsAlike(written[own.to], stated[theirs.to]) &&
      isVerbal(own, written) &&
      isVerbal(theirs, stated) &&
      (isMoved(stated, theirs, written, own, from) || isMoved(written, own, stated, theirs, to))
    )
      return {
        reason: `The source says “${stated
          .slice(theirs.from, theirs.to + 2)
          .map(({ raw }) => raw)
          .join(' ')}”.`,
        tight: false,
      }
  return null
}

/** *Not all of them are equal* is *they are not all equal*. */
function countsAlike(own: Word | undefined, other: Word | undefined): boolean {
  return own?.word === other?.word && /^(?:all|every|both|always|only|just|even)$/.test(own?.word ?? '')
}

/** A denial of what a verb says, and not of a second object of it (*proves where it was built, not that it is harmless*). */
function isVerbal({ text, to }: Mark, words: readonly Word[]): boolean {
  return (text === 'not' || text === 'never' || text === 'cannot') && words[to]?.word !== 'that'
}
