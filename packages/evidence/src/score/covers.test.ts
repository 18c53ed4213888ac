import { expect, it } from 'vitest'
import { covers } from './covers.ts'

it('tells whether a point is spoken of within three sentences', () => {
  const sentences = ['Small models are cheap.', 'They run on laptops.', 'Power is saved.', 'Nothing else.', 'The licences differ.']
  expect(covers(sentences, 'licences of open models', 'Open models')).toBe(true)
  expect(covers(sentences.slice(0, 4), 'licences of open models', 'Open models')).toBe(false)
  expect(covers(sentences, 'cheap laptops')).toBe(true)
  expect(covers(sentences, 'cheap licences')).toBe(false)
  expect(covers([], 'anything')).toBe(false)
  expect(covers([], 'of the')).toBe(true)
})
