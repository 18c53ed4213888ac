import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearDuplicates } from './near-duplicates.ts'
import { rankSentences } from './rank-sentences.ts'
import { selectDiverse } from './select-diverse.ts'
import { similarity } from '../text/words/similarity.ts'

const sentences = [
  'Peat bogs store more carbon than all forests of the country together.',
  'Gardeners buy peat because it holds water and weighs little.',
  'The bogs of the north store carbon in peat that is metres deep.',
  'My aunt once had a dog called Rex who hated rain.',
  'Draining peat bogs sets the carbon in the peat free.',
]
const worst = (scores: readonly number[]): number => scores.indexOf(Math.min(...scores))

describe('rankSentences', () => {
  it('puts what many sentences share first and the stray one last', () => {
    const scores = rankSentences(sentences, { title: 'Peat bogs and carbon' })
    expect(worst(scores)).toBe(3)
    expect(Math.max(...scores)).toBe(1)
  })

  it('follows the question and the place', () => {
    const best = (scores: readonly number[]): number => scores.indexOf(1)
    expect(best(rankSentences(sentences, { query: 'Why do gardeners buy peat for water?' }))).toBe(1)
    expect(best(rankSentences(sentences, { places: [9, 9, 9, 9, 0] }))).toBe(4)
  })

  it('answers nothing for nothing, and zeroes for words without content', () => {
    expect(rankSentences([])).toEqual([])
    expect(rankSentences(['', 'it is so'], { title: 'x', query: 'y' }).every((score) => score >= 0 && score <= 1)).toBe(true)
  })

  it('stays within 0 and 1 whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 40 }), fc.lorem(), (texts, title) => {
        for (const score of rankSentences(texts, { title })) expect(score >= 0 && score <= 1).toBe(true)
      }),
    )
  })
})

describe('selectDiverse', () => {
  const ranked = [
    { text: 'Peat bogs store carbon in the north.', score: 1 },
    { text: 'Peat bogs store much carbon in the north.', score: 0.98 },
    { text: 'Gardeners like light and moist soil.', score: 0.75 },
  ]

  it('prefers something new to a repetition', () => {
    expect(selectDiverse(ranked)).toEqual([0, 2, 1])
    expect(selectDiverse(ranked, { max: 2 })).toEqual([0, 2])
  })

  it('keeps to the words allowed and passes over what does not fit', () => {
    expect(selectDiverse(ranked, { maxWords: 13 })).toEqual([0, 2])
    expect(selectDiverse(ranked, { maxWords: 6 })).toEqual([2])
    expect(selectDiverse([])).toEqual([])
  })
})

it('finds near duplicates', () => {
  const again = 'The bogs of the north store carbon in deep peat.'
  expect(similarity(sentences[2] ?? '', again)).toBeGreaterThan(0.6)
  expect(similarity('one', 'two')).toBe(0)
  expect(nearDuplicates([...sentences, again]).map(({ first, second }) => [first, second])).toEqual([[2, 5]])
})
