import { nearDuplicates } from '../../rank/near-duplicates.ts'
import { repetitionOf } from '../repetition-of.ts'
import type { Measured } from '../measured.ts'
import type { Reading } from '../reading.ts'
import { rowHeadings } from './row-headings.ts'

/** Runs of four words that may come back without harm, as a share of all: names and terms do. */
const maxFourGrams = 0.05

/** Freedom from repetition: one repeated sentence in ten takes it all; phrases in common are normal up to a twentieth. */
export function repetitionPart({ lines }: Reading): Measured {
  const heads = rowHeadings(lines)
  const texts = lines.filter((line) => !heads.has(line)).map(({ text }) => text)
  const { sentences, fourGrams } = repetitionOf(texts)
  const costs = nearDuplicates(texts).map(({ first, second, similarity }) => ({
    cost: similarity,
    text: texts[second] ?? '',
    reason: `This repeats “${(texts[first] ?? '').slice(0, 80)}”.`,
  }))
  return { value: 1 - sentences * 10 - Math.max(0, fourGrams - maxFourGrams) * 4, costs }
}
