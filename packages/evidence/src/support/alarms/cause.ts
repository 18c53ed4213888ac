import type { Comparison, Word } from '../compare/comparison.ts'
import { inPassage, liesIn } from '../compare/counterpart.ts'
import { phrases, type Mark } from '../compare/phrases.ts'

/** Expressions of cause, purpose and consequence. */
const causes = phrases({
  cause: `because, because of, due to, owing to, thanks to, on account of, as a result of, as a consequence of, in view of, for want of, for lack of, out of fear, out of,
    in response to, on the grounds that, given that, for fear of, in light of, by reason of, attributed to, attributable to, due`,
  purpose:
    'in order to, so as to, so that, in order that, for the sake of, with the aim of, with the intention of, in an effort to, in an attempt to, in a bid to, with the purpose of, aimed at',
  effect: `therefore, thus, hence, thereby, consequently, accordingly, as a result, as a consequence, and so, which is why, that is why, for this reason, for that reason, in consequence,
    led to, leads to, leading to, lead to, has led to, had led to, resulted in, results in, resulting in, result in, resulting from, resulted from, results from,
    caused, causes, causing, cause, caused by, brought about, triggered, triggering, triggers, prompted, prompting, prompts, forced, forcing, forces, enabled, enabling, enables,
    allowed, allowing, allows, made it, drove, driven by, sparked, sparking, provoked, provoking, gave rise to, giving rise to, stems from, stemmed from, stemming from, contributed to,
    contributing to, responsible for, enough that, meaning that, making, persuaded, convinced, induced, spurred, helped by, ensuring, preventing, prevented, inspired`,
})
/** Expressions that a sentence may not bring along: the plain connectives. A verb of causing is often only another word for the source's. */
const joins = phrases({
  join: `because, because of, due to, owing to, thanks to, on account of, as a result of, as a consequence of, as a result, as a consequence, therefore, thus, hence, thereby, consequently,
    accordingly, and so, which is why, that is why, for this reason, for that reason, so that, in order to, led to, leading to, leads to, resulted in, resulting in, results in,
    caused, caused by, causing, triggered, triggering, prompted, prompting, forced, forcing, out of fear, brought about, gave rise to, giving rise to, in response to, in order that, so as to,
    for fear of, for want of, for lack of, persuaded, provoked, provoking, sparked, sparking, as a consequence of, drove`,
})

/** Words with which a clause opens: *…, as the process is simple*; *…, so the town closed its schools*. */
const opensClause =
  /^(?:the|a|an|this|that|these|those|it|its|they|their|he|his|she|her|we|our|there|no|most|many|some|all|each|every|any|both|people|only)$/

/** Verbs by which a clause behind *since* is told from a time: *since it works*, not *since March*. */
const verb = /^(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|needs?|not|cannot)$|n't$/
/** Words behind *so* that make it a degree or part of another expression. */
const degree = /^(?:that|far|much|many|called|long|as|on|forth|too)$/
/** Words behind *since* among which its verb stands. */
const maxToVerb = 6

/** Connectives of the source that the sentence may answer with one of cause; more than it may bring along. */
function givenWords(words: readonly Word[], passage: readonly { readonly text: string }[]): readonly Mark[] {
  return words.flatMap(({ word, start, sentence }, at): readonly Mark[] => {
    const [before, next] = [words[at - 1], words[at + 1]]
    const isJoint =
      word === 'since'
        ? !words.slice(at + 1, at + 4).some((one) => /^\d/.test(one.word)) &&
          words.slice(at + 1, at + 1 + maxToVerb).some((one) => one.sentence === sentence && verb.test(one.word))
        : word === 'so' &&
          before?.sentence === sentence &&
          (passage[sentence]?.text.slice(before.end, start).includes(',') ?? false) &&
          !degree.test(next?.word ?? '')
    return isJoint ? [{ sort: 'join', from: at, to: at + 1, text: word }] : []
  })
}

/** *As* and *so* that join clauses behind a comma; the first word of a sentence may give a reason only in *As it is …*. */
function joiningWords(
  words: readonly Word[],
  passage: readonly { readonly text: string }[],
  joint: 'as' | 'so' | 'since',
): readonly Mark[] {
  return words.flatMap(({ word, start, sentence }, at) => {
    if (word !== joint) return []
    const [before, next, second] = [words[at - 1], words[at + 1], words[at + 2]]
    // *So that* is an expression of its own.
    if (joint === 'so' && next?.word === 'that') return []
    const isFirst = before === undefined || before.sentence !== sentence
    const isClause = isFirst
      ? joint !== 'so' && opensReason(next, second)
      : (passage[sentence]?.text.slice(before.end, start).includes(',') ?? false) && opensClause.test(next?.word ?? '')
    return isClause ? [{ sort: 'join', from: at, to: at + 1, text: joint }] : []
  })
}

/** *As it is*, *since it's*: words behind the first one of a sentence that make it a reason. */
function opensReason(next: Word | undefined, second: Word | undefined): boolean {
  const subject = /^(?:it|there|they)(?<verb>['’](?:s|re))?$/.exec(next?.raw.toLowerCase() ?? '')
  return subject !== null && (subject.groups?.['verb'] !== undefined || /^(?:is|are|was|were|has|have|had)$/.test(second?.word ?? ''))
}

/** Finds a cause that the sentence gives and the source does not. Each connective of the sentence wants one of its own in the source. */
export function findCause(comparison: Comparison): string | null {
  const { claim, passage, written } = comparison
  const stated = [
    ...causes(comparison.stated),
    ...joiningWords(comparison.stated, passage, 'as'),
    ...joiningWords(comparison.stated, passage, 'so'),
    ...joiningWords(comparison.stated, passage, 'since'),
    ...givenWords(comparison.stated, passage),
  ]
  const used = new Set<number>()
  let given = ''
  for (const mark of [
    ...joins(written).filter(({ text, to }) => text !== 'due to' || written[to]?.word !== 'be'),
    ...joiningWords(written, [claim], 'so'),
  ]) {
    const place = inPassage(comparison, mark.from, mark.to)
    const free = stated.filter(({ from }) => !used.has(from))
    const found = place === null ? free[0] : free.find((other) => liesIn(other, place))
    // *Because of the wind and because it rained* gives two reasons by one word of the source.
    if (found === undefined && given === mark.text && written[mark.from - 1]?.word === 'and') continue
    if (found === undefined) return `The source does not say “${mark.text}”: it gives no such cause.`
    used.add(found.from)
    given = mark.text
  }
  return null
}
