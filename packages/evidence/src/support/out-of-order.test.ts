import { describe, expect, it } from 'vitest'
import { judgeSupport } from './judge-support.ts'

const passage = [
  'Recovery work in the harbour was suspended in May because of the threat of storms.',
  'Ada Brook sold the old mill to the Harlow Guild in 1884, and the guild repaired its wheel.',
  'Dozens of boats were damaged or sunk.',
  'Over a hundred carts waited on either side to use the small ferry.',
  'Cottages with a garden were badly flooded, and a shed on the quay collapsed.',
  'The harvest was late and the market failed.',
  'The mill and the inn were named for the oak and the latter for the elm.',
  'Fewer than forty tents were put up.',
].join(' ')

function loosely(sentence: string): string | undefined {
  const { verdict, loosely: said } = judgeSupport(sentence, [{ id: 'e', quote: passage, window: passage }])
  expect(verdict).toBe('supported')
  return said
}

describe('a sentence that words support', () => {
  it.each([
    ['The threat of storms was suspended in May.', 'The source has “suspended” before “storms”, and not behind it.'],
    ['Dozens of boats were sunk.', 'The source says “Dozens of boats were damaged or sunk”.'],
    ['The harvest failed.', 'The source says “The harvest was late and the market failed”.'],
    ['Cottages with a garden collapsed.', 'The source says “a garden were badly flooded, and a shed on the quay collapsed”.'],
    ['The mill and the inn were named for the oak and for the elm.', 'The source says “for the oak and the latter for the elm”.'],
    ['Over a hundred small carts waited on either side to use the ferry.', 'The source has “small” in another place.'],
  ])('has the words of its source in another order, or without one that limits them: %s', (sentence, reason) => {
    expect(loosely(sentence)).toBe(reason)
  })

  it.each([
    'Recovery work in the harbour was suspended in May because of the threat of storms.',
    'In May, recovery work in the harbour was suspended because of the threat of storms.',
    'Ada Brook sold the mill to the Harlow Guild in 1884.',
    'In 1884 Ada Brook sold the old mill to the Harlow Guild.',
    'Less than forty tents were put up.',
    'The market failed.',
    'More than a hundred carts waited on either side to use the small ferry.',
  ])('has them in the order of its source, a phrase with its preposition aside: %s', (sentence) => {
    expect(loosely(sentence)).toBeUndefined()
  })
})
