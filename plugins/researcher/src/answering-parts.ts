import type { QuestionKind } from '@galley/sdk'
import type { Need } from './needs-of.ts'
import { isReasonHeading } from './kind-factor.ts'
import type { Scored } from './score-candidates.ts'

/** A part of a document: what can be quoted below one path of headings, in its order. */
export interface AnsweringPart {
  readonly scored: readonly Scored[]
  /** Fit to the question, 0 to about 3. */
  readonly fit: number
  /** True where the part as a whole answers: it is headed by what is asked, or opens the document that is called so. */
  readonly isWhole: boolean
}

/** Fit below which no part answers, whatever others say. */
const minFit = 0.34
/** Fit against the best part, share 0–1, from which another part answers too. */
const minOfBest = 0.6
/** Multiplier of the fit of a part under a heading of just what is asked. */
const headed = 1.6
/** Kinds of questions that are asked of a thing by its name. */
const namesThing: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['definition', 'comparison'])
/** Words for which one more part is heard, and most parts. */
const wordsEach = 90
const maxParts = 4
/** Sentences of a part by which it is measured. */
const telling = 2

/**
 * The parts of documents that answer a question, best first: few of them, none far behind the best one, none that answers another question of
 * the topic better. Who asks why gets reasons or nothing, who asks what something is gets a definition or nothing.
 */
export function answeringParts(scored: readonly Scored[], needs: readonly Need[], at: number): readonly AnsweringPart[] {
  const need = needs[at]
  if (need === undefined) return []
  const groups = Map.groupBy(scored, ({ document, candidate }) => [document.sourceId, ...candidate.headings].join('\n'))
  const measured = groups
    .values()
    .map((own) => ({ own, fits: needs.map((other, index) => (other.isAsked ? fitOf(own, other, index) : 0)) }))
    .toArray()
  const best = needs.map((_, index) => Math.max(Number.MIN_VALUE, ...measured.map(({ fits }) => fits[index] ?? 0)))
  const ranked = measured
    .filter(({ fits }) => {
      const shares = fits.map((fit, index) => fit / (best[index] ?? 1))
      return (fits[at] ?? 0) >= minFit && (shares[at] ?? 0) >= Math.max(...shares)
    })
    .map(({ own, fits }): AnsweringPart => ({ scored: own, fit: fits[at] ?? 0, isWhole: isWholeOf(own, need, at) }))
    .sort((a, b) => b.fit - a.fit)
  const [first] = ranked
  if (first === undefined) return []
  const max = Math.max(1, Math.min(maxParts, Math.round(need.words / wordsEach)))
  // What something is stands where it is headed or begun, not where it is used.
  const isStrict = namesThing.has(need.kind) && first.isWhole
  return ranked.filter(({ fit, isWhole }) => fit >= first.fit * minOfBest && (isWhole || !isStrict)).slice(0, max)
}

function fitOf(own: readonly Scored[], need: Need, at: number): number {
  const answers = own.map(({ worth }) => worth[at]?.answer ?? 0).sort((a, b) => b - a)
  const top = answers.slice(0, telling)
  const mean = top.reduce((sum, one) => sum + one, 0) / Math.max(1, top.length)
  // One sentence may be all that is said; a part of one sentence is no better for it.
  return Math.max(mean, 0.85 * (answers[0] ?? 0)) * (isWholeOf(own, need, at) ? headed : 1)
}

function isWholeOf(own: readonly Scored[], need: Need, at: number): boolean {
  return own.some(
    ({ worth, candidate }) =>
      worth[at]?.isUnderHeading === true ||
      worth[at]?.isOpening === true ||
      (need.kind === 'cause' && (worth[at]?.answer ?? 0) > 0 && candidate.headings.some(isReasonHeading)),
  )
}
