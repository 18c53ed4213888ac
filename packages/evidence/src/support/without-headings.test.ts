import { expect, test } from 'vitest'
import { judgeSupport } from './judge-support.ts'
import { withoutHeadings } from './without-headings.ts'

const headings = ['Cyclone Batsirai', 'Preparations', 'Mauritius: ports & airports', '3.1.7. Why is it so? Will it last?']

test.each([
  ['According to *Batsirai*, under *Preparations › Mauritius: ports & airports*: “Ports shut.”', 'According to *Batsirai* : “Ports shut.”'],
  ['Under *Preparations › Mauritius…* ports shut.', '  ports shut.'],
  ['Under *Preparations › Réunion* ports shut.', 'Under *Preparations › Réunion* ports shut.'],
  ['Under *Why is it so*: “Ports shut.”', ' : “Ports shut.”'],
  ['Preparations in Mauritius: ports shut.', 'Preparations in Mauritius: ports shut.'],
])('%s', (sentence, expected) => {
  expect(withoutHeadings(sentence, headings)).toBe(expected)
})

test('a heading that is named is not taken for a claim that the passage denies', () => {
  const quote = 'The Open Source Initiative has said that the licences do not meet its definition.'
  const window = `The weights can be downloaded, but the licence is not an open-source licence. ${quote}`
  const sentence = `According to *Models*, under *Llama 3: open weights with conditions*: “${quote}”`
  const evidence = [{ id: 'e', quote, window, title: 'Models', headings: ['Models', 'Llama 3: open weights with conditions'] }]
  expect(judgeSupport(sentence, evidence).verdict).toBe('supported')
})
