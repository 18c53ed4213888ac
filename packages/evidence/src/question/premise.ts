import { tokensOf } from '../text/words/tokens.ts'
import { rootOf } from '../support/words/root-of.ts'

/** *Why did X …?*, *How was X …?*, *Warum hat X …?*: a question that takes for granted that something happened. */
const presuming = /^(?:(?:why|how|when|where) (?:did|was|were|has|have|had)|(?:warum|wieso|weshalb) \p{L}+)\s(.+?)\??$/iu
/** Words of a premise of which one sentence must have all; of a longer one it must have this share, 0–1. */
const fewWords = 3
const minShare = 2 / 3
/** Words from the first to the last of them, for each of them, and in any case: what stands further apart says something else. */
const wordsEach = 3
const minStretch = 9
/** Letters that two forms of one word share: *explode*, *explosion*. */
const sharedLetters = 5
/** Words that say little of what happened, what everything once did, or what the one who asks does with it. */
const light = new Set(
  'take took place happen happened occur occurred come came go went get got make made become became begin began begun start started compare compared differ differed'
    .split(' ')
    .map(rootOf),
)

/** Words that make another verb of the one before them: *give up*. */
const particles = new Set(['up', 'out', 'off', 'down', 'away', 'back'])

/** True for a question that takes for granted that something happened. */
export function isPresuming(question: string): boolean {
  return presuming.test(question.trim())
}

/**
 * The roots of what a question takes for granted, without those of its subject (the titles of the documents about it): *hold* and *kyiv* of *Why
 * was Eurovision held in Kyiv?* Empty where it takes nothing for granted.
 */
export function premiseOf(question: string, subject: string): readonly string[] {
  const [, said = ''] = presuming.exec(question.trim()) ?? []
  const known = new Set(rootsOf(subject))
  return [...new Set(rootsOf(said))].filter((root) => !known.has(root) && !light.has(root))
}

/** True for a sentence that has most words of a premise near each other. */
export function statesPremise(premise: readonly string[], sentence: string): boolean {
  const places = tokensOf(sentence).flatMap(({ word }, at) => {
    const root = rootOf(word)
    const own = premise.find((other) => isSame(other, root))
    return own === undefined ? [] : [{ own, at }]
  })
  const least = premise.length <= fewWords ? premise.length : Math.ceil(premise.length * minShare)
  const stretch = Math.max(minStretch, wordsEach * premise.length)
  return places.some(({ at }) => new Set(places.filter((one) => one.at >= at && one.at - at < stretch).map(({ own }) => own)).size >= least)
}

function isSame(one: string, other: string): boolean {
  return one === other || (one.length >= sharedLetters && one.slice(0, sharedLetters) === other.slice(0, sharedLetters))
}

function rootsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ content, word }) => (content || particles.has(word) ? [rootOf(word)] : []))
}
