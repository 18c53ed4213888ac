import { expect, it } from 'vitest'
import { contentStems } from '../text/words/content-stems.ts'
import { termOverlap } from '../text/words/term-overlap.ts'
import { topTerms } from './top-terms.ts'

it('names what texts are about, pairs before their words', () => {
  const texts = [
    'Training data was published.',
    'The training data is large.',
    'Training data and licences matter.',
    'A licence is a text.',
  ]
  expect(topTerms(texts).map(({ term, documents }) => [term, documents])).toEqual([
    ['training data', 3],
    ['licences', 2],
  ])
  expect(topTerms(texts, { without: ['training data'], max: 1 }).map(({ term }) => term)).toEqual(['licences'])
  expect(topTerms([])).toEqual([])
})

it('compares content words only, across endings and spellings', () => {
  expect(contentStems('The releases were released; organising organizations, licence and license')).toEqual([
    'releas',
    'releas',
    'organiz',
    'organization',
    'licens',
    'licens',
  ])
  expect(termOverlap('licences of models', 'A model has one license.')).toBe(1)
  expect(termOverlap('of the', 'anything')).toBe(0)
})
