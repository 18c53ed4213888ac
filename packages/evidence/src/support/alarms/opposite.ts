import { areAlike } from '../words/synonyms.ts'
import { areOpposite } from '../words/opposites.ts'
import type { Comparison, Word } from '../compare/comparison.ts'
import { once } from '../../text/once.ts'
import { rootOf } from '../words/root-of.ts'
import { isPassive } from '../compare/is-passive.ts'
import { isNegated } from '../words/negated.ts'

/** Comparatives, superlatives and ranks. */
const degree =
  /^(?:.+(?:er|est)|more|most|less|least|better|best|worse|worst|first|last|final|top|bottom|above|below|twice|half|double|fewer|fewest|further|maximum|minimum)$/

/** Words of time. */
const time =
  /^(?:former|formerly|future|past|present|previous|previously|prior|preceding|next|following|subsequent|subsequently|early|earlier|earliest|late|later|latest|before|after)$/

/** Verbs of a change with its direction, and those without. */
const moving = once(
  () => new Set('raise lower increase decrease reduce cut double halve rise fall drop grow shrink'.split(' ').map(rootOf)),
)
const changing = once(() => new Set('revise change adjust amend alter update modify'.split(' ').map(rootOf)))

/** Verbs for one event, told from its two ends. */
const converses: readonly RegExp[] = [
  /^(?:giv|grant|award|send|hand|receiv|get|obtain|tak)$/,
  /^(?:sell|buy|purchas|acquir)$/,
  /^(?:lend|borrow)$/,
  /^(?:teach|learn)$/,
  /^(?:leav|remain|stay)$/,
]

/** A word for its opposite. */
export interface OppositeWord {
  readonly alarm: 'opposite' | 'comparison' | 'order'
  readonly reason: string
}

/** Finds a word where the source has one of the opposite meaning, and nothing beside it evens that out. */
export function findOpposite(comparison: Comparison): OppositeWord | null {
  const { written, stated, to, matches } = comparison
  const denying = (words: Comparison['written'], at: number): boolean =>
    words
      .slice(Math.max(0, at - 5), at + 3)
      .some(({ word }) =>
        /^(?:not|no|never|without|nobody|none|neither|nothing|hardly|fail(?:ed|s)?|lacks?|refused?|cannot|until)$|n't$/.test(word),
      )
  for (const [i, match] of matches.entries()) {
    const j = to[i] ?? -1
    const [own, other] = [written[i], stated[j]]
    if (match !== 'opposite' || own === undefined || other === undefined || isNegated(own.root, other.root)) continue
    if (denying(written, i) !== denying(stated, j)) continue
    if (hasOwnWord(comparison, i, j)) continue
    // *Were given a treatment* is *received a treatment*.
    if (isPassive(written, i) !== isPassive(stated, j) && converses.some((pair) => pair.test(own.root) && pair.test(other.root))) continue
    return {
      alarm:
        time.test(own.word) && time.test(other.word)
          ? 'order'
          : degree.test(own.word) && degree.test(other.word)
            ? 'comparison'
            : 'opposite',
      reason: `Where the sentence has “${own.raw}”, the source has “${other.raw}”.`,
    }
  }
  const moved = written.find(({ root }, i) => (to[i] ?? -1) < 0 && moving().has(root))
  const neutral = stated.find(({ root }, j) => changing().has(root) && !to.includes(j))
  return moved === undefined || neutral === undefined
    ? null
    : { alarm: 'opposite', reason: `Where the sentence has “${moved.raw}”, the source has “${neutral.raw}”, which may be either way.` }
}

/** True where one of the two has a word of its own meaning on the other side: *shot dead … wounded* for *killed … injured*, *beat … and won* for *defeated*. */
function hasOwnWord({ written, stated, to, from }: Comparison, i: number, j: number): boolean {
  const [own, other] = [written[i], stated[j]]
  if (own === undefined || other === undefined) return false
  const isFree = (place: number): boolean => place < 0 || place === j
  return (
    written.some((word, at) => at !== i && word.content && isFree(to[at] ?? -1) && isMeant(word, other)) ||
    stated.some((word, at) => at !== j && word.content && (from[at] ?? -1) < 0 && word.sentence === other.sentence && isMeant(own, word))
  )
}

function isMeant(own: Word, other: Word): boolean {
  return own.root === other.root || (areAlike(own.root, other.root) && !areOpposite(own.root, other.root))
}
