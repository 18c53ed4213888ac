import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const papers = 'Lee called the papers incomplete, and Kim spoke of flaws in one of them.'
const samples = 'He told a reporter that good pieces may be inexplicable unless they are superconductors.'
const cited = (...quotes: readonly string[]): Parameters<typeof judgeSupport>[1] =>
  quotes.map((quote, at) => ({ id: `e${at}`, quote, window: quote }))

test.each([
  ['undecided', 'Lee called the papers incomplete, yet held that strong samples allowed no other reading.'],
  ['supported', 'Lee called the papers incomplete and Kim spoke of flaws in one, yet he kept to his strong material.'],
])('no citation is needless where words leave a part to it: %s', (verdict, sentence) => {
  const support = judgeSupport(sentence, cited(papers, samples))
  expect(support.verdict).toBe(verdict)
  expect(support).not.toHaveProperty('needless')
})

test('a second piece that has the same words is', () => {
  expect(judgeSupport('Lee called the papers incomplete.', cited(papers, papers)).needless).toEqual(['e1'])
})

test('a piece is not needless where the sentence does not stand without it', () => {
  const society = 'The Korean Society of Cryogenics established a verification committee over these claims.'
  const verdict = 'Upon formation, the committee did not agree that the papers or the videos of the time supported the claim.'
  const sentence = 'In Korea a verification committee did not agree that the papers or the videos of the time supported the claim.'
  const windows = [
    { id: 'e1', quote: society, window: society },
    { id: 'e2', quote: verdict, window: `The verification committee is headed by Kim. ${verdict}` },
  ]
  const both = judgeSupport(sentence, windows)
  expect(both.verdict).toBe('supported')
  expect(both).not.toHaveProperty('needless')
  expect(judgeSupport(sentence, windows.slice(1)).verdict).toBe('unsupported')
})

test('an opening word that another is made with leaves a sentence undecided, and does not contradict it', () => {
  const evidence = [{ id: 'e1', quote: 'Landslides cut off roads to the village.', window: '' }]
  expect(judgeSupport('Slides cut off roads to the village.', evidence)).toMatchObject({ verdict: 'undecided', alarm: 'subject' })
  expect(judgeSupport('Floods cut off roads to the village.', evidence).verdict).toBe('contradicted')
})
