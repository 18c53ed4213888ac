import { expect, test } from 'vitest'
import { nearestParts } from './nearest-parts.ts'
import type { PageSentence } from './page-sentences.ts'

const under = (heading: string, ...texts: readonly string[]): readonly PageSentence[] =>
  texts.map(
    (text, at) =>
      ({ text, start: at, end: at + 1, headings: [heading], passage: 0, document: { sourceId: 's' } }) as unknown as PageSentence,
  )
const page = [
  ...under('History', 'It formed in the bay.', 'It grew for a week.'),
  ...under('Damage', 'Roofs were torn off.', 'Wells were spoilt.'),
  ...under('Names', 'The name is that of a town.'),
]
const asked = [{ text: 'Which damage did it do?' }]

test('for a gap a long page is read where it speaks of it, not from its top', () => {
  expect(
    nearestParts([page], asked, 45)
      .flat()
      .map(({ text }) => text),
  ).toEqual(['Roofs were torn off.', 'Wells were spoilt.'])
})

test('what fits is read whole', () => {
  expect(nearestParts([page], asked, 1000)).toEqual([page])
})

test('each of several questions has its turn before one of them takes the room', () => {
  const both = [{ text: 'Which damage did it do to roofs and wells?' }, { text: 'Whose name is it?' }]
  expect(
    nearestParts([page], both, 66)
      .flat()
      .map(({ headings }) => headings[0]),
  ).toEqual(['Damage', 'Damage', 'Names'])
})
