import { termOverlap } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { faultOf, supportOf } from './fault-of.ts'
import type { PostSentence } from './post-text.ts'

/** Pieces of evidence that are tried for a sentence that lacks a citation, nearest in words first. */
const maxTried = 6

/**
 * The sentence with the citation that its writer forgot: where words alone refuse it as it is cited, and support it with one more piece of evidence,
 * that piece is cited too. The host checks it like any other citation.
 */
export function citeMissing(sentence: PostSentence, ground: readonly string[], bench: Bench): PostSentence {
  if (faultOf(sentence, ground, bench)?.isTruth !== true) return sentence
  const tried = nearest(sentence, bench.evidence).map((one) => ({ text: sentence.text, evidence: [...sentence.evidence, one] }))
  return tried.find((one) => supportOf(one, bench).verdict === 'supported') ?? sentence
}

function nearest({ text, evidence: cited }: PostSentence, evidence: readonly ShownEvidence[]): readonly ShownEvidence[] {
  return evidence
    .filter((one) => !cited.includes(one))
    .map((one) => ({ one, fit: termOverlap(text, [one.quote, one.title, ...(one.headings ?? [])].join(' ')) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, maxTried)
    .map(({ one }) => one)
}
