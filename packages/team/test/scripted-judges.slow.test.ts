import { readFileSync } from 'node:fs'
import { evaluationData, titleWithData } from '@galley/testkit'
import { describe, expect, it } from 'vitest'
import { judgeByLabel, playDraft, wordsOn, type LabelledClaim, type Outcome, type Skill } from './judge-by-label.ts'

interface Line {
  readonly id: string
  readonly label: string
  readonly sentence: string
  readonly evidence: readonly { readonly window: string; readonly title: string; readonly heading: string }[]
}

const name = 'support/syntheses.dev.jsonl'
const file = evaluationData(name)

function read(path: string): readonly LabelledClaim[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((text) => {
    const { id, label, sentence, evidence } = JSON.parse(text) as Line
    const claim = { id, text: sentence, kind: 'fact' as const, evidenceIds: evidence.map((_, at) => `${id}.${at}`) }
    const title = [...new Set(evidence.map((one) => one.title))].join('; ')
    return { claim: { claim, sentence, window: [...new Set(evidence.map(placed))].join('\n\n'), title }, isTrue: label === 'supported' }
  })
}

function placed({ window, heading }: Line['evidence'][number]): string {
  return heading === 'Lead' ? window : `[${heading.split(' > ').join(' › ')}] ${window}`
}

/** Honest syntheses and fluent falsehoods by hand, judged by words and then by judges that know the labels: row 3 of what must hold. */
describe.skipIf(file === null)(titleWithData('scripted judges over syntheses and falsehoods', name), () => {
  const labelled = file === null ? [] : read(file)
  const words = wordsOn(labelled)
  const truths = labelled.filter(({ isTrue }) => isTrue).length
  const falsehoods = labelled.length - truths

  const play = async (skill: Skill, seeds: number): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = []
    for (let seed = 1; seed <= seeds; seed += 1) outcomes.push(await playDraft(labelled, words, judgeByLabel(labelled, skill, seed)))
    return outcomes
  }
  const rate = (outcomes: readonly Outcome[], of: (one: Outcome) => number, all: number): number =>
    outcomes.reduce((sum, one) => sum + of(one), 0) / (all * outcomes.length)

  it.each<[string, Skill, number, number]>([
    ['good', 97, 50, 0.75],
    ['mediocre', 75, 1000, 0],
    ['sycophantic', 'sycophant', 1000, 0],
  ])('a %s judge', async (_, skill, seeds, least) => {
    const outcomes = await play(skill, seeds)
    const told = {
      passed: outcomes.filter(({ passed }) => passed).length / seeds,
      trueKept: rate(outcomes, ({ trueKept }) => trueKept, truths),
      falseKept: rate(outcomes, ({ falseKept }) => falseKept, falsehoods),
      falseLifted: rate(outcomes, ({ falseLifted }) => falseLifted, falsehoods),
    }
    const figures = JSON.stringify(told)
    expect(told.trueKept, figures).toBeGreaterThanOrEqual(least)
    // Whoever is not believed decides nothing: what is kept under him was supported by words alone.
    expect(told.falseLifted, figures).toBeLessThanOrEqual(0.05)
    expect(told.falseKept, figures).toBeLessThanOrEqual(0.05)
  })
})
