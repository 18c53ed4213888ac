import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const papers = 'Lee called the papers incomplete, and Kim spoke of flaws in one of them.'
const samples = 'He told a reporter that good pieces may be inexplicable unless they are superconductors.'
const cited = (...quotes: readonly string[]): Parameters<typeof judgeSupport>[1] =>
  quotes.map((quote, at) => ({ id: `e${at}`, quote, window: quote }))

test.each([
  ['undecided', 'Lee called the papers incomplete, yet held that strong samples allowed no other reading.'],
  ['supported', 'Lee called the papers incomplete and Kim spoke of flaws in one, yet he went on and kept his way.'],
])('no citation is needless where words leave a part to it: %s', (verdict, sentence) => {
  const support = judgeSupport(sentence, cited(papers, samples))
  expect(support.verdict).toBe(verdict)
  expect(support).not.toHaveProperty('needless')
})

test('a second piece that has the same words is', () => {
  expect(judgeSupport('Lee called the papers incomplete.', cited(papers, papers)).needless).toEqual(['e1'])
})

test('a piece is not needless where the sentence does not stand without it', () => {
  const society =
    'On 2 August the Korean Society of Superconductivity established a verification committee as a response to the unverified claims, in order to arrive at conclusions over these claims.'
  const head = 'The verification committee is headed by Kim Chang-Young of Seoul National University.'
  const upon =
    'Upon formation, the verification committee did not agree that the two arXiv papers or the publicly available videos at the time supported the claim.'
  const sentence = 'In Korea a verification committee did not agree that the papers or the videos of the time supported the claim.'
  const evidence = [
    { id: 'e1', quote: society, window: `${society} ${head}` },
    { id: 'e2', quote: upon, window: `${head} ${upon}` },
  ]
  const both = judgeSupport(sentence, evidence)
  expect(both.verdict).toBe('supported')
  expect(both).not.toHaveProperty('needless')
  expect(judgeSupport(sentence, evidence.slice(1)).verdict).toBe('unsupported')
})

test('an opening word that another is made with leaves a sentence undecided, and does not contradict it', () => {
  const evidence = [{ id: 'e1', quote: 'Landslides cut off roads to the village.', window: '' }]
  expect(judgeSupport('Slides cut off roads to the village.', evidence)).toMatchObject({ verdict: 'undecided', alarm: 'subject' })
  expect(judgeSupport('Floods cut off roads to the village.', evidence).verdict).toBe('contradicted')
})
