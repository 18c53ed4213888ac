import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCopies } from './find-copies.ts'

/** Words in an order that nothing but the seed gives (a linear congruential generator, Numerical Recipes). */
function words(seed: number, count: number): string {
  let state = seed
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return `w${(state >>> 8) % 5000}`
  }
  return Array.from({ length: count }, next).join(' ')
}

test('a copy with another lead and frame is one, whatever its typography; an excerpt of a text too', () => {
  const story = words(1, 400)
  const copy = `By our staff. ${story.replaceAll('w1', 'W1').replaceAll(' ', '\n')} All rights reserved by the agency.`
  const excerpt = story.split(' ').slice(100, 300).join(' ')
  expect(findCopies([story, words(2, 400), copy, excerpt, copy])).toEqual([
    { copy: 2, of: 0 },
    { copy: 3, of: 0 },
    { copy: 4, of: 0 },
  ])
})

test('a text that quotes another at length, shares a notice, or tells the same in its own order is none', () => {
  const story = words(1, 400)
  const quoting = `${words(3, 300)} ${story.split(' ').slice(0, 200).join(' ')}`
  const notice = words(9, 40)
  expect(findCopies([story, quoting, `${words(4, 200)} ${notice}`, `${words(5, 200)} ${notice}`])).toEqual([])
  expect(findCopies([story, story.split(' ').toReversed().join(' ')])).toEqual([])
  expect(findCopies([notice, notice, ''])).toEqual([])
})

test('the same text twice is always one copy, and other texts before it change nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 4 }), (seed, before) => {
      const others = Array.from({ length: before }, (_, n) => words(100 + n, 300))
      const text = words(seed, 300)
      expect(findCopies([...others, text, text])).toEqual([{ copy: before + 1, of: before }])
    }),
    { numRuns: 20 },
  )
})
