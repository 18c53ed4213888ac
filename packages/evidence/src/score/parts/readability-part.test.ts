import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { readabilityPart } from './readability-part.ts'

const plain = 'The committee published a careful report about the old bridge and its painters in the spring of that year.'
const heavy = `Notwithstanding ${'considerable institutional heterogeneity and organisational interdependencies, '.repeat(6)}implementation proceeded.`

test('plain prose is easy, heavy prose is not', () => {
  expect(readabilityPart(readingOf(plain)).value).toBeGreaterThan(0.9)
  expect(readabilityPart(readingOf(heavy)).value).toBeLessThan(0)
})

test('outside English only the length of the sentences counts, and that is said', () => {
  expect(readabilityPart(readingOf('Verwaltungsvereinfachungsgesetze entbürokratisieren.', { language: 'de' }))).toMatchObject({
    value: 1,
    note: 'Outside English only the length of the sentences is measured.',
  })
})
