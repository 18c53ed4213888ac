import { expect, test } from 'vitest'
import { findPhrase } from './find-phrase.ts'

test.each([
  ['The AI said so', 'ai', 'AI'],
  ['She said so', 'AI', null],
  ['Llamas graze', 'Llama', null],
  ['an A.I. (strong)', 'A.I. (strong)', 'A.I. (strong)'],
  ['关于人工智能的报告', '人工智能', '人工智能'],
  ['anything', ' ', null],
])('in %j the phrase %j is %j', (text, phrase, words) => {
  expect(findPhrase(text, phrase)?.words ?? null).toBe(words)
})
