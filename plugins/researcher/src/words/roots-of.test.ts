import { expect, test } from 'vitest'
import { rootsOf } from './roots-of.ts'

test('a word is the same behind an article that has lost its vowel', () => {
  expect(rootsOf("l'image")).toEqual(rootsOf('image'))
  expect(rootsOf('technique d’aquarelle')).toEqual(rootsOf('technique aquarelle'))
})
