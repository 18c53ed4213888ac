import { expect, it } from 'vitest'
import { repetitionOf } from './repetition-of.ts'

const sentences = [
  'Peat bogs store more carbon than all forests of the country together.',
  'Gardeners buy peat because it holds water and weighs little.',
  'My aunt once had a dog called Rex who hated rain.',
]

it('counts the sentences of a draft that repeat another one', () => {
  expect(repetitionOf(sentences)).toEqual({ sentences: 0, fourGrams: 0 })
  expect(repetitionOf([...sentences, ...sentences]).sentences).toBe(0.5)
})

it('takes no two items of a list for one that begin with different names', () => {
  const of = (name: string): string => `${name}: the observable of its closing selector must emit a notification to end the part.`
  expect(repetitionOf([of('windowToggle'), of('bufferToggle')]).sentences).toBe(0)
  expect(repetitionOf([of('windowToggle'), of('windowToggle')]).sentences).toBe(0.5)
})
