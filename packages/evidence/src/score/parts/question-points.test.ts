import { expect, test } from 'vitest'
import { questionPoints } from './question-points.ts'

test.each([
  ['When was the bridge opened?', [['a date', 'bridge opened']]],
  [
    'What are febrile seizures, and how are they treated?',
    [
      [undefined, 'febrile seizures'],
      ['a way or steps', 'treated'],
    ],
  ],
  [
    'Why did it sink and who was to blame?',
    [
      ['a cause', 'sink'],
      ['a name', 'blame'],
    ],
  ],
  ['How many people use it?', [['a number', 'people use']]],
  ['How to install the driver', [['steps', 'install driver']]],
  ['What changed in version 7?', [['a change', 'changed version 7']]],
  ['What do the sources say about Health?', [[undefined, 'health']]],
] as const)('%s', (question, points) => {
  const stems = (words: string): readonly string[] => questionPoints(words)[0]?.heads ?? []
  expect(questionPoints(question).map(({ kind, heads }) => [kind?.wants, heads])).toEqual(
    points.map(([wants, words]) => [wants, stems(words)]),
  )
})
