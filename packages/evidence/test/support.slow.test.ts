import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evaluationData, titleWithData } from '@galley/testkit'
import { judgeSupport, type SupportEvidence } from '../src/index.ts'

interface Case {
  readonly class: string
  readonly sentence: string
  readonly evidence: readonly { readonly quote: string; readonly window?: string; readonly title?: string; readonly heading?: string }[]
}

interface Rate {
  readonly refused: number
  readonly contradicted: number
}

/** Classes with few cases, all of which are judged; of the others each second. */
const faults = /^(?!paraphrase|synthesis|overreach|hedge|attribution|part_whole|role_swap_names)/
const step = 2
/** Milliseconds for all cases on a busy machine. */
const maxMs = 300_000

const folder = evaluationData('support')

function readCases(): readonly Case[] {
  return readdirSync(folder ?? '')
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) =>
      readFileSync(join(folder ?? '', file), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    )
    .map((line) => JSON.parse(line) as Case)
}

function evidenceOf({ evidence }: Case): readonly SupportEvidence[] {
  return evidence.map(({ quote, window, title, heading }, at) => ({
    id: `e${at}`,
    quote,
    window: window ?? quote,
    ...(title === undefined ? {} : { title }),
    ...(heading === undefined ? {} : { headings: heading.split(' > ') }),
  }))
}

/** Per cent of each class that is not supported, and that is contradicted. */
function rateAll(): ReadonlyMap<string, Rate> {
  const counts = new Map<string, { all: number; refused: number; contradicted: number }>()
  for (const [at, one] of readCases().entries()) {
    if (faults.test(one.class) && at % step !== 0) continue
    const { verdict } = judgeSupport(one.sentence, evidenceOf(one))
    const count = counts.get(one.class) ?? { all: 0, refused: 0, contradicted: 0 }
    count.all += 1
    if (verdict !== 'supported') count.refused += 1
    if (verdict === 'contradicted') count.contradicted += 1
    counts.set(one.class, count)
  }
  const rates = [...counts].map(
    ([name, { all, refused, contradicted }]) =>
      [name, { refused: (100 * refused) / all, contradicted: (100 * contradicted) / all }] as const,
  )
  return new Map(rates)
}

describe.skipIf(folder === null)(titleWithData('support on sentences with known faults', 'support'), () => {
  let rates: ReadonlyMap<string, Rate> = new Map()
  beforeAll(() => {
    rates = rateAll()
    for (const [name, { refused, contradicted }] of rates)
      process.stderr.write(`${name}: not supported ${refused.toFixed(1)} %, contradicted ${contradicted.toFixed(1)} %\n`)
  }, maxMs)

  it.each([
    ['number', 97],
    ['date', 97],
    ['negation_in', 97],
    ['entity_far', 97],
    ['entity_near', 97],
    ['wrong_source', 97],
    ['source_two_away', 97],
    ['negation_out', 92],
    ['hedge_removed', 85],
    ['quantifier', 85],
    ['causal_inside', 85],
    ['causal_join', 85],
    ['role_swap_voice', 85],
    ['attribution_removed', 85],
    ['comparative', 85],
    ['context_lost', 85],
    ['role_swap_names', 61],
    ['relation', 60],
    ['order', 60],
    ['part_whole', 60],
    ['unit', 60],
    ['overreach', 90],
  ])('%s: at least %i of 100 are caught', (name, least) => {
    expect(rates.get(name)?.refused).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['paraphrase', 2],
    ['paraphrase-by-hand', 12],
  ])('%s: at most %i of 100 are refused', (name, most) => {
    expect(rates.get(name)?.refused).toBeLessThanOrEqual(most)
  })

  it.each([
    ['paraphrase-by-hand', 3],
    ['synthesis', 5],
  ])('%s: at most %i of 100 are contradicted', (name, most) => {
    expect(rates.get(name)?.contradicted).toBeLessThanOrEqual(most)
  })
})
