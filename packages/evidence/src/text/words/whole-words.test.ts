import { describe, expect, it } from 'vitest'
import { wholeWords } from './whole-words.ts'

describe('whole words', () => {
  it.each([
    ['perché', 'Perché no?', true],
    ['évit\\p{L}*', 'Le verrou évite les pannes.', true],
    ['groß', 'Wie groß ist es?', true],
    ['der', 'Zwei Räder', false],
    ['on', 'une leçon', false],
    ['da', 'da\u0301 mihi', false],
    ['why', 'Why?', true],
    ['why', 'why_not', false],
  ])('%s in %s: %s', (word, text, isFound) => expect(wholeWords(word).test(text)).toBe(isFound))

  it('keep the letters of names apart where case is regarded', () => {
    expect(wholeWords(['May'], 'u').test('it may rain')).toBe(false)
    expect(wholeWords(['carried out'], 'u').test('it was carried out')).toBe(true)
  })
})
