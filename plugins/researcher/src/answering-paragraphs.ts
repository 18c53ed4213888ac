import type { Need } from './needs-of.ts'
import { isReasonHeading } from './kind-factor.ts'
import { paragraphOf } from './paragraph-of.ts'
import type { Scored } from './score-candidates.ts'

/** Maximum paragraphs beside a part that is headed by the question: four that are right are read, ten are skipped. */
const maxBeside = 4
/** Share of a question's words, 0–1, that a part headed by it fills: below it, other paragraphs are heard too. */
const minFilled = 0.4
/** Fit below which no paragraph answers, whatever others say. */
const minFit = 0.34
/** Fit against the best paragraph, share 0–1, from which another answers too: below it, it is about the same matter and answers something else. */
const minOfBest = 0.7
/** Share of its best answer to any question of the topic, 0–1, that a paragraph has to this one: below it, it is left to the other. */
const leastShare = 0.8
/** Characters that a part under a heading of just what is asked has in all, for it to be the answer: of one that is all code or list, a line says nothing. */
const minPart = 100
/** Sentences of a paragraph by which it is measured, and the weight, 0–1, of the best alone: one sentence may be all that is said. */
const telling = 2
const alone = 0.85
/** Factor of a paragraph whose first sentence cannot be quoted: what stands behind it may speak of what that one brought in. */
const torn = 0.7

/**
 * The paragraphs that answer a question, whole, as far as its words go. Where a part of a document is headed by just what is asked, or opens the
 * document that is called so, it is read from its beginning, and if it is long enough nothing else is heard. Otherwise those come that are near the
 * best one and answer no other question of the topic better. Nothing is filled up: who asks why gets reasons or nothing, who asks what something is
 * a definition or nothing.
 */
export function answeringParagraphs(scored: readonly Scored[], needs: readonly Need[], at: number): readonly (readonly Scored[])[] {
  const need = needs[at]
  if (need === undefined) return []
  const paragraphs = Map.groupBy(scored, ({ document, candidate }) => `${document.sourceId} ${paragraphOf(candidate)}`)
    .values()
    .map((own) => ({ own, fits: needs.map((other, index) => (other.isAsked ? fitOf(own, index) : 0)) }))
    .toArray()
  const best = needs.map((_, index) => Math.max(Number.MIN_VALUE, ...paragraphs.map(({ fits }) => fits[index] ?? 0)))
  const ranked = paragraphs
    .map(({ own, fits }) => ({ own, fit: fits[at] ?? 0, shares: fits.map((fit, index) => fit / (best[index] ?? 1)) }))
    .filter(({ fit, shares }) => fit > 0 && (shares[at] ?? 0) >= leastShare * Math.max(...shares))
    .sort((a, b) => b.fit - a.fit)
  const headed = ranked.find(({ own }) => isHeaded(own, need, at))
  const part = headed === undefined ? [] : paragraphs.filter(({ own }) => partOf(own) === partOf(headed.own)).map(({ own }) => own)
  const answer = part.reduce((sum, own) => sum + charsOf(own), 0) >= minPart ? part : []
  if (wordsOf(answer) >= need.words * minFilled) return within(answer, need.words)
  const least = Math.max(minFit, (ranked[0]?.fit ?? 0) * minOfBest)
  const near = ranked.filter(({ own, fit }) => fit >= least && !answer.includes(own)).map(({ own }) => own)
  return within([...answer, ...near.slice(0, maxBeside)], need.words)
}

/** The first paragraphs, until they have the words. */
function within(paragraphs: readonly (readonly Scored[])[], words: number): readonly (readonly Scored[])[] {
  return paragraphs.filter((_, at) => wordsOf(paragraphs.slice(0, at)) < words)
}

function wordsOf(paragraphs: readonly (readonly Scored[])[]): number {
  return paragraphs.flat().reduce((sum, { candidate }) => sum + candidate.quote.split(/\s+/).length, 0)
}

function charsOf(own: readonly Scored[]): number {
  return Math.max(0, ...own.map(({ candidate }) => candidate.end)) - Math.min(...own.map(({ candidate }) => candidate.start))
}

/** Name of the part that a paragraph stands in: its document and the headings above it. */
function partOf([first]: readonly Scored[]): string {
  return [first?.document.sourceId, ...(first?.candidate.headings ?? [])].join('\n')
}

function fitOf(own: readonly Scored[], at: number): number {
  const whole = own[0]?.candidate.before === 0 ? 1 : torn
  const answers = own.map(({ worth }) => worth[at]?.answer ?? 0).sort((a, b) => b - a)
  const top = answers.slice(0, telling)
  return whole * Math.max(top.reduce((sum, one) => sum + one, 0) / Math.max(1, top.length), alone * (answers[0] ?? 0))
}

/** True for a paragraph under a heading of just what is asked, and for one that opens the document which is called so. */
function isHeaded(own: readonly Scored[], need: Need, at: number): boolean {
  return own.some(
    ({ worth, candidate }) =>
      worth[at]?.isUnderHeading === true ||
      worth[at]?.isOpening === true ||
      (need.kind === 'cause' && (worth[at]?.answer ?? 0) >= minFit && candidate.headings.some(isReasonHeading)),
  )
}
