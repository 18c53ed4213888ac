import { readability } from '../readability.ts'
import type { Measured } from '../measured.ts'
import type { Reading } from '../reading.ts'

/** Flesch–Kincaid grades at which the part is full; beyond, it falls to nothing over 8 grades, below over 16: easy is no fault until it is choppy. */
const easiest = 9
const hardest = 13
const slope = 8
const easySlope = 16

/** Words of a sentence that are fine in any language, and the words beyond over which the part falls to nothing. */
const easyWords = 25

/** Ease of reading: the grade of the prose in English, the length of its sentences elsewhere. */
export function readabilityPart(reading: Reading): Measured {
  const prose = reading.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote')
  const { grade, words, sentences } = readability(prose.map(({ text }) => text).join('\n\n'))
  if (sentences === 0) return { value: 1, costs: [] }
  const costs = reading.lines
    .map(({ text }) => ({ text, words: text.split(' ').length }))
    .filter((line) => line.words > 35)
    .map((line) => ({ cost: line.words, text: line.text, reason: `This sentence has ${line.words} words.` }))
  if (!reading.isEnglish)
    return {
      value: 1 - Math.max(0, words / sentences - easyWords) / easyWords,
      costs,
      note: 'Outside English only the length of the sentences is measured.',
    }
  return { value: 1 - Math.max(0, (easiest - grade) / easySlope, (grade - hardest) / slope), costs }
}
