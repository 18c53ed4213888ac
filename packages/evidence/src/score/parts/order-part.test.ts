import { expect, test } from 'vitest'
import { readingOf } from '../../../test/reading-of.ts'
import { orderPart } from './order-part.ts'
import { randomOf, shuffled } from './seeded-shuffle.ts'

const sections = [
  [
    'The ferry',
    'A ferry crossed the river from 1850. The ferry carried farmers and their sheep. Each of the farmers paid a penny. The penny went to the abbey.',
  ],
  [
    'The bridge',
    'A bridge was drawn by Ada Smith in 1890. Smith had built another bridge in Kent. That bridge in Kent still stands. A storm damaged it in 1953.',
  ],
  [
    'The tunnel',
    'Today a tunnel carries the trains. The trains stop at a station under the market. The station has six platforms. Two of the platforms are closed.',
  ],
] as const
const sentences = sections.flatMap(([, text]) => text.split(/(?<=\.) /))
const written = (order: readonly number[]): string =>
  sections
    .map(
      ([heading], at) =>
        `## ${heading}\n\n${order
          .slice(at * 4, at * 4 + 4)
          .map((one) => sentences[one])
          .join(' ')}`,
    )
    .join('\n\n')
const own = sentences.map((_, at) => at)
const valueOf = (order: readonly number[]): number => orderPart(readingOf(written(order))).value ?? 0

test('a told order lies far above its shuffles, the same every time', () => {
  expect(valueOf(own)).toBeGreaterThan(0.9)
  expect(valueOf(own)).toBe(valueOf(own))
  const random = randomOf(1)
  const others = Array.from({ length: 20 }, () => Math.max(0, valueOf(shuffled(own.length, random))))
  expect(others.reduce((sum, one) => sum + one, 0) / 20).toBeLessThan(0.4)
})

test('a few sentences have no order that could be told from chance', () => {
  expect(orderPart(readingOf('One is here. Two are there.'))).toMatchObject({ value: null })
})

test('a sentence with nothing in common with its neighbours is named', () => {
  const { costs } = orderPart(readingOf(written(own).replace('The penny went', 'My Aunt sings well. The penny went')))
  expect(costs.map(({ text }) => text)).toContain('My Aunt sings well.')
})
