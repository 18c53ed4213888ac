import { expect, test } from 'vitest'
import { rootsOf } from './roots-of.ts'

test('a word is the same behind an article that has lost its vowel', () => {
  expect(rootsOf("l'image")).toEqual(rootsOf('image'))
  expect(rootsOf('technique d’aquarelle')).toEqual(rootsOf('technique aquarelle'))
  expect(rootsOf("un'immagine, dell’immagine")).toEqual(rootsOf('immagine, immagine'))
  expect(rootsOf("aujourd'hui")).not.toEqual(rootsOf('hui'))
})

test('a number with decimals is one word, and another than its digits', () => {
  expect(rootsOf('0.1 + 0.2')).toHaveLength(2)
  expect(rootsOf('0.1')).not.toEqual(rootsOf('0.2'))
  expect(rootsOf('1')).not.toEqual(rootsOf('0.1'))
})

test('who does what a verb says has the root of the verb, but a worker is a thing', () => {
  expect(rootsOf('attackers')).toEqual(rootsOf('attacks'))
  expect(rootsOf('worker')).not.toEqual(rootsOf('work'))
})
