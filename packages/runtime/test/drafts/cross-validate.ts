import { scorePartNames } from '@galley/sdk'
import { spearman } from './correlate.ts'
import type { MarkedDraft } from './marked-drafts.ts'
import { scoreWith, weightsOf, type Weights } from './score-parts.ts'

/** Weights that are tried for each part: a little, some, much. */
const steps = [0.2, 0.4, 0.6]

/** Rank correlation that other weights must add on the drafts of the fit before they are taken instead of the product's. */
const minGain = 0.01

/** Answer of the cross-validation. */
export interface CrossValidation {
  readonly folds: number
  /** Of the scores that each draft got under weights which were fitted without its brief. */
  readonly rho: number
  /** Folds in which other weights than the product's were fitted. */
  readonly changed: number
}

/** Leaves out one brief at a time, fits the weights on the others, and ranks all drafts by the scores that they got while they were out. */
export function crossValidate(marked: readonly MarkedDraft[]): CrossValidation {
  const briefs = [...new Set(marked.map(({ brief }) => brief))]
  const own = weightsOf(marked[0]?.parts ?? {})
  const scores = new Map<MarkedDraft, number>()
  let changed = 0
  for (const brief of briefs) {
    const weights = fit(
      marked.filter((one) => one.brief !== brief),
      own,
    )
    if (weights !== own) changed += 1
    for (const one of marked) if (one.brief === brief) scores.set(one, scoreWith(one.parts, weights))
  }
  const rho = spearman(
    marked.map((one) => scores.get(one) ?? 0),
    marked.map(({ mark }) => mark),
  )
  return { folds: briefs.length, rho, changed }
}

/** Climbs from the product's weights: one part at a time is set to each step, as long as that gains something. */
function fit(marked: readonly MarkedDraft[], start: Weights): Weights {
  const marks = marked.map(({ mark }) => mark)
  const worth = (weights: Weights): number =>
    spearman(
      marked.map(({ parts }) => scoreWith(parts, weights)),
      marks,
    )
  let [best, most] = [start, worth(start)]
  for (let isBetter = true; isBetter;) {
    isBetter = false
    const tried = scorePartNames.flatMap((name) => steps.map((step) => Object.assign({}, best, { [name]: step })))
    for (const weights of tried) {
      const gained = worth(weights)
      if (gained > most + minGain) [best, most, isBetter] = [weights, gained, true]
    }
  }
  return best
}
