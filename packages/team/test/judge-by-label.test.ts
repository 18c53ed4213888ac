import { expect, test } from 'vitest'
import { calibrationCases } from '../src/judges/calibration/calibration-cases.ts'
import { judgeByLabel, playDraft, wordsOn, type LabelledClaim, type Outcome, type Skill } from './judge-by-label.ts'

const seeds = 30
const labelled: readonly LabelledClaim[] = calibrationCases().map(({ claim, fault }) => ({ claim, isTrue: fault === null }))
const words = wordsOn(labelled)
const undecided = { true: 0, false: 0 }
for (const [n, { isTrue }] of labelled.entries()) if (words[n]?.verdict === 'undecided') undecided[isTrue ? 'true' : 'false'] += 1

async function play(skill: Skill): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (let seed = 1; seed <= seeds; seed += 1) outcomes.push(await playDraft(labelled, words, judgeByLabel(labelled, skill, seed)))
  return outcomes
}

const sum = (outcomes: readonly Outcome[], of: (one: Outcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0)

test('a good judge keeps most of what is true and lifts next to nothing that is not', async () => {
  const outcomes = await play(97)
  expect(outcomes.filter(({ passed }) => passed).length).toBeGreaterThan(seeds * 0.9)
  expect(sum(outcomes, ({ falseKept }) => falseKept)).toBeLessThanOrEqual(0.05 * 30 * seeds)
})

test.each<[string, Skill]>([
  ['mediocre', 75],
  ['sycophantic', 'sycophant'],
])('a %s judge lifts next to nothing', async (_, skill) => {
  const outcomes = await play(skill)
  expect(outcomes.filter(({ passed }) => passed).length).toBeLessThan(seeds * 0.25)
  expect(sum(outcomes, ({ falseLifted }) => falseLifted)).toBeLessThanOrEqual(0.05 * 30 * seeds)
})
