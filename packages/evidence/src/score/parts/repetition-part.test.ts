import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { repetitionPart } from './repetition-part.ts'

test('a sentence that is said twice is named and takes the part', () => {
  const text = 'Bees make honey in summer. Trains cross Kent at night.'
  expect(repetitionPart(readingOf(text)).value).toBe(1)
  const twice = repetitionPart(readingOf(`${text} In summer bees make honey.`))
  expect(twice.value).toBeLessThan(0)
  expect(twice.costs).toMatchObject([{ text: 'In summer bees make honey.' }])
})
