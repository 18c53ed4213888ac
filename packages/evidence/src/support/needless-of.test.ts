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
