import type { Invariants, ScoreParts } from '@galley/sdk'
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
  /** Sum of the parts, 0 to 100, two decimals. */
  readonly score: number
  readonly invariants: Invariants
  /** Questions and must-cover points that the draft does not cover. */
  readonly uncovered: readonly Point[]
}

/** Maximum points of each part of the score. */
const weights: ScoreParts = { support: 40, coverage: 20, numbers: 10, repetition: 10, readability: 10, editor: 10 }

/** Flesch–Kincaid grades at which the part is full; beyond, the part falls to nothing over 8 grades, below over 16: easy is no fault until it is choppy. */
const easiest = 9
const hardest = 13
const slope = 8
const easySlope = 16

/**
 * Scores a version: 40 support of factual sentences, 20 coverage, 10 numbers cited, 10 no repetition, 10 readability, 10 editor's checks,
 * and counts the invariants. Deterministic. A draft that states nothing has earned nothing. Versions can be compared when plan, brief
 * and acceptance are the same.
 */
export function scoreVersion(version: ScoredVersion): VersionScore {
  const facts = factsOf(version)
  const points = coverageOf(version, facts)
  const shares: ScoreParts = {
    support: share(
      facts.filter((fact) => fact.factual).map((fact) => fact.support),
      0,
    ),
    coverage: share(
      points.map((point) => (point.covered ? 1 : 0)),
      facts.length > 0 ? 1 : 0,
    ),
    numbers: share(
      facts.filter((fact) => fact.hasNumber).map((fact) => (fact.cited ? 1 : 0)),
      facts.length > 0 ? 1 : 0,
    ),
    repetition: facts.length === 0 ? 0 : unrepeated(facts),
    readability: facts.length === 0 ? 0 : readable(version),
    editor: facts.length === 0 ? 0 : accepted(version),
  }
  const part = (name: keyof ScoreParts): number => Math.round(100 * weights[name] * Math.min(1, Math.max(0, shares[name]))) / 100
  const parts: ScoreParts = {
    support: part('support'),
    coverage: part('coverage'),
    numbers: part('numbers'),
    repetition: part('repetition'),
    readability: part('readability'),
    editor: part('editor'),
  }
  const score = Math.round(100 * Object.values(parts).reduce((sum: number, value: number) => sum + value, 0)) / 100
  return { parts, score, invariants: invariantsOf(version, facts, points), uncovered: points.filter((point) => !point.covered) }
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

function accepted(version: ScoredVersion): number {
  const passed = new Set((version.acceptance ?? []).filter((answer) => answer.pass).map((answer) => answer.id))
  const total = version.plan.acceptance.reduce((sum, check) => sum + check.weight, 0)
  if (total <= 0) return 1
  return version.plan.acceptance.reduce((sum, check) => sum + (passed.has(check.id) ? check.weight : 0), 0) / total
}
