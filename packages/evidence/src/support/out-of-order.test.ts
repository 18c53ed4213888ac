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
  'The ferry leaves at dawn if the pilot is awake, and it waits first for the riders, then for the carts.',
  'After the proposal of Bert Lund it was decided that the quay would close.',
  'Cider is sold by the jug, and only perry by the crate.',
  'In the first week any miller may enter a horse for the race. For two weeks after that the list is closed.',
  'The council heard a singer of the marsh.',
  'The nephew of Carl Vane won the cup.',
  'The brook carried water for the smithy and timber for the yard.',
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
    ['The ferry leaves at dawn.', 'The source says “The ferry leaves at dawn if the pilot is awake, and it waits”.'],
    ['The ferry waits first for the carts, then for the riders.', 'The source has “then” in another place.'],
    ['Only cider is sold by the jug, and perry by the crate.', 'The source has “Only” in another place.'],
    ['Bert Lund decided that the quay would close.', 'The source has “decided” of another: who does it, and to whom is it done?'],
    ['For two weeks after that any miller may enter a horse for the race.', 'The source has “two” in another place.'],
    ['Carl Vane won the cup.', 'The source says “The nephew of Carl Vane won the cup”.'],
    ['The council heard of the marsh.', 'The source says “The council heard a singer of the marsh”.'],
    ['The brook carried water for the yard.', 'The source says “carried water for the smithy and timber for the yard”.'],
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
    'The old mill was sold to the Harlow Guild by Ada Brook in 1884.',
    'The guild repaired the wheel.',
    'Recovery work in the harbour suspended in May because of the threat of storms.',
    'The ferry leaves at dawn when the pilot is awake.',
    'More than a hundred carts waited on either side to use the small ferry.',
  ])('has them in the order of its source, a phrase with its preposition aside: %s', (sentence) => {
    expect(loosely(sentence)).toBeUndefined()
  })
})
