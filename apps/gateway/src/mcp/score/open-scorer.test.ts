import { expect, test } from 'vitest'
import { openScorer } from './open-scorer.ts'

const source = { title: 'Bees', text: 'A hive holds 40,000 bees in summer.' }
const cited = (sentence: string): string => `# Bees\n\n${sentence} [1](Bees)`

test('a text is measured against its sources, several askers one after the other', async () => {
  const score = openScorer()
  const { signal } = new AbortController()
  const [good, bad] = await Promise.all(
    ['A hive holds 40,000 bees in summer.', 'A hive holds 90,000 bees in winter.'].map(async (sentence) =>
      score({ text: cited(sentence), sources: [source] }, signal),
    ),
  )
  expect(good?.parts.support?.value).toBe(1)
  expect(bad?.parts.support?.value).toBeLessThan(0.5)
})

test('a text that takes too long is given up', async () => {
  const score = openScorer(1)
  const { signal } = new AbortController()
  const endless = Array.from({ length: 20_000 }, (_, n) => `The bee ${n} flew ${n} miles. [1](Bees)`).join('\n\n')
  const late = score({ text: endless, sources: [{ ...source, text: endless }] }, signal)
  await expect(late).rejects.toMatchObject({ code: 'SCORE_NOT_DONE', message: expect.stringContaining('1 second') })
})

test('who leaves is not waited for', async () => {
  const leaving = new AbortController()
  const left = openScorer()({ text: cited('A hive.'), sources: [source] }, leaving.signal)
  leaving.abort()
  await expect(left).rejects.toThrow()
})
