import { isPresuming, premiseOf, splitSentences, statesPremise } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import { rootsOf } from '../words/roots-of.ts'
import { hasMeaning } from '../words/word-classes.ts'
import type { Group } from '../groups/groups-of.ts'

/** True where no document says what a question takes for granted, in its words or in others that mean the same: what *started* began. */
export function isUntold({ text }: Need, groups: readonly Group[]): boolean {
  if (!isPresuming(text)) return false
  const premise = premiseOf(text, groups.map(({ part }) => part.document.title).join(' '))
  const isTold = (sentence: string): boolean => {
    const roots = new Set(rootsOf(sentence))
    return statesPremise(premise, sentence) || premise.every((word) => rootsOf(word).every((root) => hasMeaning(root, roots) > 0))
  }
  return premise.length > 0 && !groups.some((group) => splitSentences(group.text).some(({ text: sentence }) => isTold(sentence)))
}
