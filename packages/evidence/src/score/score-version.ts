import { scorePartNames, type Invariants, type ScorePart, type ScorePartName, type ScoreParts } from '@galley/sdk'
import { coverageOf, type Point } from './coverage-of.ts'
import { factsOf } from './facts-of.ts'
import { invariantsOf } from './invariants-of.ts'
import type { Measured } from './measured.ts'
import { answersPart } from './parts/answers-part.ts'
import { headingsPart } from './parts/headings-part.ts'
import { orderPart } from './parts/order-part.ts'
import { ownWordsPart } from './parts/own-words-part.ts'
import { readabilityPart } from './parts/readability-part.ts'
import { repetitionPart } from './parts/repetition-part.ts'
import { supportPart } from './parts/support-part.ts'
import { topicPart } from './parts/topic-part.ts'
import { wholePart } from './parts/whole-part.ts'
import { readVersion, type Reading } from './reading.ts'
import type { ScoredVersion } from './scored-version.ts'

/** The measured quality of a version. */
export interface VersionScore {
  readonly parts: ScoreParts
  /** 0 to 100, one decimal. */
  readonly score: number
  readonly invariants: Invariants
  /** Questions and must-cover points that the draft does not cover. */
  readonly uncovered: readonly Point[]
}

/** Each part with its weight: the share of the score that it takes away at value 0. */
const table: Readonly<Record<ScorePartName, readonly [weight: number, measure: (reading: Reading) => Measured]>> = {
  support: [0.6, supportPart],
  answers: [0.3, answersPart],
  topic: [0.7, topicPart],
  order: [0.5, orderPart],
  headings: [0.4, headingsPart],
  whole: [0.5, wholePart],
  ownWords: [0.4, ownWordsPart],
  repetition: [0.4, repetitionPart],
  readability: [0.1, readabilityPart],
}

/** Places that a part names. */
const maxPlaces = 3

/** Characters of a place that are shown. */
const maxShown = 200

/**
 * Scores a version: 100 × the product of `1 − weight × (1 − value)` over its parts, and counts the invariants. Deterministic. A draft that
 * states nothing has earned nothing. Versions can be compared when plan and brief are the same.
 */
export function scoreVersion(version: ScoredVersion): VersionScore {
  const facts = factsOf(version)
  const points = coverageOf(version, facts)
  const reading = readVersion(version, facts)
  const parts = facts.length === 0 ? {} : partsOf(reading)
  const product = Object.values(parts).reduce((all, { weight, value }) => all * (1 - weight * (1 - (value ?? 1))), 1)
  return {
    parts,
    score: facts.length === 0 ? 0 : Math.round(1000 * product) / 10,
    invariants: invariantsOf(version, facts, points),
    uncovered: points.filter((point) => !point.covered),
  }
}

function partsOf(reading: Reading): ScoreParts {
  return Object.fromEntries(
    scorePartNames.map((name): [ScorePartName, ScorePart] => {
      const [weight, measure] = table[name]
      const { value, costs, note } = measure(reading)
      const cut = value === null ? null : Math.round(1000 * Math.min(1, Math.max(0, value))) / 1000
      const places = cut === null || cut === 1 ? [] : costs.toSorted((a, b) => b.cost - a.cost).slice(0, maxPlaces)
      const worst = places.map(({ text, reason }) => ({ text: text.slice(0, maxShown), reason }))
      return [name, { weight, value: cut, worst, ...(note === undefined ? {} : { note }) }]
    }),
  )
}
