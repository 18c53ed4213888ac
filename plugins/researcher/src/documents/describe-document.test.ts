import { expect, test } from 'vitest'
import { candidatesOf } from './candidates-of.ts'
import { describeDocument } from './describe-document.ts'

test('a book is outlined in twelve sentences of its own, of several chapters', () => {
  const chapters = Array.from({ length: 120 }, (_, chapter) =>
    Array.from(
      { length: 10 },
      (__, year) => `The harbour of town number ${chapter} was dredged in ${1900 + year} and took ${chapter + year} ships after that.`,
    ).join(' '),
  )
  const text = chapters.join('\n\n')
  const reading = candidatesOf(text, 'Harbours')
  expect(reading.candidates.length).toBeGreaterThan(1000)
  const { snippet } = describeDocument({ title: 'Harbours of 1909', text }, reading)
  const sentences = snippet.match(/The harbour .*?that\./g) ?? []
  expect(sentences).toHaveLength(12)
  for (const sentence of sentences) expect(text).toContain(sentence)
  expect(new Set(sentences.map((sentence) => /number (\d+)/.exec(sentence)?.[1])).size).toBeGreaterThan(1)
})
