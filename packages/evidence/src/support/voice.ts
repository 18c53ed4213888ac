import { afterVerb } from './alarms/roles.ts'
import type { Comparison, Word } from './compare/comparison.ts'
import { followsPreposition, type Kept } from './kept.ts'
import { isPassive } from './compare/is-passive.ts'
import { irregular } from './words/irregular.ts'

/** Voice of the verbs that a sentence keeps, beside its passage. */
interface Voice {
  /** True where one was turned and both its sides with it: *the guild sold the mill*, *the mill was sold by the guild*. */
  readonly isTurned: boolean
  /** A verb that was turned and its sides were not: *it was decided*, *Ada decided*. */
  readonly changed?: Word
}

/** Tells the voice of the verbs that a sentence keeps. */
export function voiceOf(kept: readonly Kept[], comparison: Comparison): Voice {
  const { written, stated } = comparison
  const differing = kept.filter(
    ({ word, at, place }) => word.content && stated[place]?.root === word.root && isPassive(written, at) !== isPassive(stated, place),
  )
  if (differing.some((verb) => isTurned(verb, kept, comparison))) return { isTurned: true }
  const changed = differing.find((verb) => isChanged(verb, comparison))
  return { isTurned: false, ...(changed === undefined ? {} : { changed: changed.word }) }
}

/**
 * True for a verb that is active, with a subject and an object, where the passage has it passive, or passive with one who does it where the passage has it
 * active. Without an object *the bridge opened* is *the bridge was opened*.
 */
function isChanged({ word, at, place }: Kept, { written, stated }: Comparison): boolean {
  const next = written[at + 1]?.word ?? ''
  if (isPassive(written, at)) return next === 'by' && stated[place + 1]?.word !== 'by'
  const isPast = word.word.endsWith('ed') || irregular.has(word.word)
  return isPast && stated[place]?.word === word.word && written[at - 1]?.content === true && next !== '' && !afterVerb.has(next)
}

/** A word with its places in the passive and in the active text. */
type Pair = readonly [passive: number, active: number]

/** True for a verb whose two sides stand on its other sides in the passage, each in its own order, the one who does it behind *by*. */
function isTurned(verb: Kept, kept: readonly Kept[], { written, stated }: Comparison): boolean {
  const isOwn = isPassive(written, verb.at)
  const [passive, active] = isOwn ? [written, stated] : [stated, written]
  const pairOf = ({ at, place }: Kept): Pair => (isOwn ? [at, place] : [place, at])
  const [own, across] = pairOf(verb)
  const pairs = kept.map(pairOf).sort(([a], [b]) => a - b)
  const done = pairs.filter(([at]) => at < own)
  const doers = pairs.filter(([at, there]) => at > own && there < across)
  const rest = pairs.filter(([at, there]) => at > own && there > across)
  const [first, opening] = [doers[0], rest[0]]
  const end = Math.max(...done.map(([, there]) => there))
  return (
    first !== undefined &&
    done.length > 0 &&
    done.every(([, there]) => there > across) &&
    [done, doers, rest].every(isOrdered) &&
    passive.slice(own + 1, first[0]).some(({ word }) => word === 'by') &&
    (opening === undefined || (opening[1] > end && followsPreposition(passive, opening[0]) && followsPreposition(active, opening[1])))
  )
}

function isOrdered(pairs: readonly Pair[]): boolean {
  return pairs.every(([, there], n) => there > (pairs[n - 1]?.[1] ?? -1))
}
