import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

test('calls no citation needless in a sentence that words do not carry: another may carry it in other words', () => {
  const papers = 'Lee called the papers incomplete, and Kim spoke of flaws in one of them.'
  const samples = 'He told a reporter that good pieces may be inexplicable unless they are superconductors.'
  const cited = [papers, samples].map((quote, at) => ({ id: `e${at}`, quote, window: quote }))
  expect(
    judgeSupport('Lee called the papers incomplete, yet held that strong samples allowed no other reading.', cited),
  ).not.toHaveProperty('needless')
  const twice = [papers, papers].map((quote, at) => ({ id: `e${at}`, quote, window: quote }))
  expect(judgeSupport('Lee called the papers incomplete.', twice).needless).toHaveLength(1)
})
