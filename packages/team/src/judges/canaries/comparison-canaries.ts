import type { CanaryMaker, Pick } from './canary-maker.ts'
import { infinitives } from './past-verbs.ts'

/** Words with which a passage may compare itself. */
const comparing =
  /\b(?:more|most|less|least|than|first|last|only|ever|never|unlike|largest|biggest|highest|longest|best|record|\w{3,}est)\b/i

/** Says of a sentence that nothing else compares with it, where its grammar is plain. English. */
export const comparisonCanaries: CanaryMaker = (sentences, _, pick) =>
  sentences.some((sentence) => comparing.test(sentence))
    ? []
    : sentences.flatMap((sentence) => firstOf(sentence) ?? onlyOf(sentence, pick) ?? [])

/** A subject without a clause of its own, a past form, and the beginning of an object. */
const done =
  /^(?<subject>(?:\p{Lu}\S*)(?: (?!that |which |who |and |or |to |was |were |had |has )[^\s,;:]+){0,6}) (?<past>\p{Ll}+) (?=(?:the|a|an|its|his|her|their|some|many|several|two|three|four|five) |\p{Lu}|\d)/u

/** *The council bought the mill*: *the council was the first to buy the mill*. */
function firstOf(sentence: string): string | null {
  const { subject, past } = done.exec(sentence)?.groups ?? {}
  const infinitive = past === undefined ? undefined : infinitives.get(past)
  if (subject === undefined || past === undefined || infinitive === undefined) return null
  const rest = sentence.slice(subject.length + 1 + past.length)
  const isMany =
    /^(?:We|They|These|Those|Some|Many|Several|Both|Two|Three|Four|Five)\b/.test(subject) || / \p{Ll}+[^s\P{L}]s$/u.test(subject)
  return `${subject} ${isMany ? 'were' : 'was'} the first to ${infinitive}${rest}`
}

/** *It is a village of weavers*: *it is the only village of weavers*. */
function onlyOf(sentence: string, pick: Pick): string | null {
  const word = pick(['only', 'first', 'best known', 'oldest'], sentence) ?? 'only'
  const changed = sentence.replace(
    /^([^,;:]*? (?:is|was)) an? (?!(?:little|few|number|lot|part|matter|third|quarter|kind|sort|prominent)\b)(?=\p{Ll}{4,}\b)/u,
    `$1 the ${word} `,
  )
  return changed === sentence ? null : changed
}
