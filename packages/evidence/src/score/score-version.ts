import { scorePartNames, type Invariants, type ScorePartName, type ScoreParts } from '@galley/sdk'
import { coverageOf, type Point } from './coverage-of.ts'
import { factsOf, type Fact } from './facts-of.ts'
import { invariantsOf } from './invariants-of.ts'
import { isEnglish } from '../text/is-english.ts'
import { readability } from './readability.ts'
import { repetitionOf } from './repetition-of.ts'
import type { ScoredVersion } from './scored-version.ts'

/** The measured quality of a version. */
export interface VersionScore {
  readonly parts: ScoreParts
  /** 0 to 100, two decimals. */
  readonly score: number
  readonly invariants: Invariants
  /** Questions and must-cover points that the draft does not cover. */
  readonly uncovered: readonly Point[]
}

/** Share of the score that each part takes away at value 0. */
const weights: Readonly<Record<ScorePartName, number>> = {
  support: 0.6,
  answers: 0.4,
  topic: 0.4,
  order: 0.4,
  headings: 0.4,
  whole: 0.5,
  ownWords: 0.4,
  repetition: 0.4,
  readability: 0.2,
}

/** Flesch–Kincaid grades at which the part is full; beyond, the part falls to nothing over 8 grades, below over 16: easy is no fault until it is choppy. */
const easiest = 9
const hardest = 13
const slope = 8
const easySlope = 16

/**
 * Scores a version: 100 × the product of `1 − weight × (1 − value)` over its parts, and counts the invariants. Deterministic. A draft that
 * states nothing has earned nothing. Versions can be compared when plan and brief are the same.
 */
export function scoreVersion(version: ScoredVersion): VersionScore {
  const facts = factsOf(version)
  const points = coverageOf(version, facts)
  const values: Partial<Record<ScorePartName, number>> = {
    support: share(
      facts.filter((fact) => fact.factual).map((fact) => fact.support),
      0,
    ),
    answers: share(
      points.map((point) => (point.covered ? 1 : 0)),
      1,
    ),
    repetition: unrepeated(facts),
    readability: readable(version),
  }
  const parts = Object.fromEntries(
    scorePartNames.flatMap((name) => {
      const value = values[name]
      if (value === undefined) return []
      return [[name, { weight: weights[name], value: Math.round(1000 * Math.min(1, Math.max(0, value))) / 1000, worst: [] }]]
    }),
  ) as ScoreParts
  const product = Object.values(parts).reduce((all, { weight, value }) => all * (1 - weight * (1 - (value ?? 1))), 1)
  return {
    parts,
    score: facts.length === 0 ? 0 : Math.round(10_000 * product) / 100,
    invariants: invariantsOf(version, facts, points),
    uncovered: points.filter((point) => !point.covered),
  }
}

function share(values: readonly number[], whenNone: number): number {
  return values.length === 0 ? whenNone : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** One repeated sentence in ten takes the whole part away; phrases in common are normal up to a twentieth. */
function unrepeated(facts: readonly Fact[]): number {
  const { sentences, fourGrams } = repetitionOf(facts.map((fact) => fact.text))
  return 1 - sentences * 10 - Math.max(0, fourGrams - 0.05) * 4
}

function readable(version: ScoredVersion): number {
  const prose = version.blocks.filter((block) => block.kind !== 'heading' && block.kind !== 'code' && block.kind !== 'table')
  if (prose.length === 0) return 0
  const { grade, words, sentences } = readability(prose.map((block) => block.text).join('\n\n'))
  if (sentences === 0) return 0
  if (!isEnglish(version.brief.language)) return 1 - Math.max(0, words / sentences - 25) / 25
  return 1 - Math.max(0, (easiest - grade) / easySlope, (grade - hardest) / slope)
}
