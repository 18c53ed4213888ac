import { isPresuming, premiseOf, splitSentences, statesPremise } from '@galley/evidence'
import type { Need } from '../topic/needs-of.ts'
import type { Group } from '../groups/groups-of.ts'

/** True where no document says what a question takes for granted. */
export function isUntold({ text }: Need, groups: readonly Group[]): boolean {
  if (!isPresuming(text)) return false
  const premise = premiseOf(text, groups.map(({ part }) => part.document.title).join(' '))
  return premise.length > 0 && !groups.some((group) => splitSentences(group.text).some((sentence) => statesPremise(premise, sentence.text)))
}
