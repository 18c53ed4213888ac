import type { QuestionKind } from '@galley/sdk'
import { definesIt } from './defines-it.ts'
import { givesKind } from './kind-factor.ts'
import type { Need } from './needs-of.ts'
import type { Place } from './places-of.ts'

/** Factors of what says what the thing is that a question asks to have defined, and of what neither does nor stands under its name. */
const definingIt = 1.5
const silentOnIt = 0.6
/** Weight, 0–1, of the topic's other words for an answer: half of them change nothing. */
const subjectWeight = 0.25
/** Kinds that a sentence shows by its words: without them it is no answer. */
const gated: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['cause', 'time', 'amount', 'figures'])

/** *It was destroyed in 1518 by …*: who or what did it, beside what the question takes for granted. */
const circumstances = /\b(?:by|after|when|while|during|following|in an?|durch|nach|als|während)\b/i

/** Relevance as an answer: who asks why gets no sentence without a reason, who asks what something is best one that says so. */
export function answerOf(
  { kind, stems: wanted }: Need,
  { candidate, above, stems, subject }: Place,
  relevance: number,
  tellsPremise: (sentence: string) => boolean,
): number {
  const spoken = subject.intersection(stems).size / Math.max(1, subject.size)
  const own = relevance * (1 - subjectWeight + 2 * subjectWeight * spoken)
  if (kind === 'definition') {
    if (definesIt(candidate.quote, wanted)) return own * definingIt
    return above.some((heading) => wanted.isSubsetOf(heading)) ? own : own * silentOnIt
  }
  if (!gated.has(kind) || givesKind(kind, candidate.quote, candidate.headings)) return own
  return kind === 'cause' && circumstances.test(candidate.quote) && tellsPremise(candidate.quote) ? own : 0
}
