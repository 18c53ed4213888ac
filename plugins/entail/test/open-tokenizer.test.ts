import { tinyEntailment } from '@galley/testkit'
import { expect, test } from 'vitest'
import { openTokenizer } from '../src/open-tokenizer.ts'

test('a pair becomes the tokens of a cross-encoder, and which text each is of', () => {
  const encode = openTokenizer(tinyEntailment().tokenizer)
  expect(encode('It did RAIN', 'not snow')).toEqual({
    input_ids: [1, 7, 4, 6, 2, 5, 0, 2],
    attention_mask: [1, 1, 1, 1, 1, 1, 1, 1],
    token_type_ids: [0, 0, 0, 0, 0, 1, 1, 1],
  })
})

test('a long premise is cut at its end, the hypothesis never', () => {
  const encode = openTokenizer(tinyEntailment().tokenizer)
  const { input_ids = [] } = encode(`rain ${'and '.repeat(5000)}`, 'it did not rain')
  expect(input_ids.length).toBeGreaterThan(450)
  expect(input_ids.length).toBeLessThanOrEqual(512)
  expect(input_ids.slice(0, 3)).toEqual([1, 6, 3])
  expect(input_ids.slice(-6)).toEqual([2, 7, 4, 5, 6, 2])
})

test('without a tokenizer the texts go in as they are', () => {
  expect(openTokenizer(undefined)('It rains.', 'Rain.')).toEqual({ premise: ['It rains.'], hypothesis: ['Rain.'] })
})
