import { covers } from './covers.ts'
import type { Fact } from './facts-of.ts'
import type { ScoredVersion } from './scored-version.ts'

/** A point that a draft should cover. */
export interface Point {
  readonly text: string
  readonly questionId?: string
  readonly mustCover: boolean
  readonly covered: boolean
}

/**
 * The plan's questions and the brief's must-cover points, each covered or not. A question is answered by a supported claim whose evidence
 * was found for it, or in words; a must-cover point in words. Sentences that failed the support check cover nothing.
 */
export function coverageOf(version: ScoredVersion, facts: readonly Fact[]): readonly Point[] {
  const sentences = facts.filter((fact) => !fact.factual || fact.support > 0).map((fact) => fact.text)
  const supported = new Set(facts.filter((fact) => fact.support > 0).flatMap((fact) => fact.claims.flatMap((claim) => claim.evidenceIds)))
  const answered = new Set(version.evidence.filter((one) => supported.has(one.id)).flatMap((one) => one.questionIds))
  const known = `${version.brief.topic} ${version.plan.title}`
  const questions = version.plan.questions.map((question) => ({
    text: question.text,
    questionId: question.id,
    mustCover: question.mustCover === true,
    covered: answered.has(question.id) || covers(sentences, question.text, known),
  }))
  const points = (version.brief.mustCover ?? []).map((text) => ({ text, mustCover: true, covered: covers(sentences, text, known) }))
  return [...questions, ...points]
}
