import { expect, test } from 'vitest'
import { judgeSupport } from '../judge-support.ts'

const rest = 'Holt won the cup in May.'

test.each<[string, string, boolean]>([
  ['The two teams met only once in the season, in the harbour.', 'The two teams won only once in the season, in the harbour.', false],
  ['The two teams played only once in the season, in the harbour.', 'The two teams won only once in the season, in the harbour.', false],
  ['The two teams won only once in the season, in the harbour.', 'The two teams won only once in the season, in the harbour.', true],
])('a word that the source has elsewhere: %s | %s', (source, sentence, supported) => {
  const { verdict } = judgeSupport(sentence, [{ id: 'e', quote: source, window: `${source} ${rest}` }])
  expect(verdict === 'supported').toBe(supported)
})
