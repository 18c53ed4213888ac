import type { ScorePart, ScoreParts } from '@galley/sdk'

const part = (weight: number, value: number, ...worst: ScorePart['worst']): ScorePart => ({ weight, value, worst })
const parts: ScoreParts = {
  support: part(0.6, 0.88, {
    text: 'Most projects verify signatures before they install anything.',
    reason: 'The source says the opposite.',
  }),
  answers: part(0.4, 1),
  order: part(0.4, 0.9),
  readability: part(0.2, 0.65),
}
/** Those of the second. */
export const better: ScoreParts = { ...parts, support: part(0.6, 1) }

/** Score that its parts make. */
export const total = (of: ScoreParts): number =>
  Math.round(10_000 * Object.values(of).reduce((all, { weight, value }) => all * (1 - weight * (1 - (value ?? 1))), 1)) / 100

/** Score of the first version, as a version has it. */
export const first = { score: total(parts), parts }
