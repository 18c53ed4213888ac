import type { Need } from '../topic/needs-of.ts'
import type { Prepared } from '../topic/prepare.ts'
import { rootsOf, rootsOfTitle } from '../words/roots-of.ts'

/** Weight of a word in the text of a document against one in its title. */
const inText = 0.1

/** Finds the document that speaks most of what the topic names, or the only one that may answer. */
export function documentOf(prepared: readonly Prepared[], { only }: Need, topic: string): Prepared | undefined {
  const subject = new Set(rootsOf(topic))
  const titleOf = ({ document }: Prepared): ReadonlySet<string> => new Set(rootsOfTitle(document.title))
  const fitOf = (one: Prepared): number => subject.intersection(titleOf(one)).size + subject.intersection(one.vocabulary()).size * inText
  return prepared
    .filter((one) => only === null || (only.size === titleOf(one).size && only.isSubsetOf(titleOf(one))))
    .toSorted((a, b) => fitOf(b) - fitOf(a))[0]
}
