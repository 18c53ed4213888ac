import { expect, test } from 'vitest'
import { wordStems } from './tokens.ts'

test.each([
  ['APIs', 'API'],
  ['PCs', 'PC'],
  ['NGOs', 'NGO'],
])('%s are more than one %s', (many, one) => expect(wordStems(many)).toEqual(wordStems(one)))

test('a word is no acronym for its capital letter', () => expect(wordStems('Gas')).not.toEqual(wordStems('Ga')))
