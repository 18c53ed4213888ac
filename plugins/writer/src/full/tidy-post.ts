import { isFactual } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { citeMissing } from './cite-missing.ts'
import { groundOf, supportOf } from './fault-of.ts'
import { changeSentences, headersOf, sentencesOf, type PostBlock, type PostSentence } from './post-text.ts'

/** A post in which no sentence lacks a citation that words can find, each citation adds something, and a question to the reader cites nothing. */
export function tidyPost(written: readonly PostBlock[], bench: Bench): readonly PostBlock[] {
  const headers = headersOf(written)
  const ground = groundOf(sentencesOf(written), bench)
  return changeSentences(written, (sentence, at) => [headers.has(at) ? sentence : tidySentence(sentence, ground, bench)])
}

/** A sentence with the citations that it needs, and no others; one whose citations are settled as it is. */
export function tidySentence(sentence: PostSentence, ground: readonly string[], bench: Bench): PostSentence {
  const own = asQuestion(sentence)
  return bench.settled?.has(own.text) === true ? own : withoutNeedless(citeMissing(own, ground, bench), bench)
}

/** True for two pieces under the same headings of one source. */
function isBeside(one: ShownEvidence, other: ShownEvidence): boolean {
  return one.sourceId === other.sourceId && (one.headings ?? []).join('\n') === (other.headings ?? []).join('\n')
}

/** A question to the reader states nothing that could be cited, as long as it brings no name and no number. */
function asQuestion(sentence: PostSentence): PostSentence {
  const isOpen = /[?？]["”»]?$/u.test(sentence.text.trimEnd()) && !isFactual(sentence.text)
  return isOpen ? { text: sentence.text, evidence: [] } : sentence
}

/** Each citation adds something: what only repeats another is not cited. */
function withoutNeedless(sentence: PostSentence, bench: Bench): PostSentence {
  if (sentence.evidence.length < 2) return sentence
  const needless = new Set(supportOf(sentence, bench).needless)
  // What is the last of its part of a source stays: a sentence that sets two against each other needs both, whatever words they share.
  const evidence = sentence.evidence.filter(
    (one, at, all) => !needless.has(one.id) || !all.some((other, place) => place !== at && isBeside(one, other) && !needless.has(other.id)),
  )
  return { text: sentence.text, evidence }
}
