import type { ShownEvidence } from '@galley/sdk'
import { expect, test } from 'vitest'
import { nearEvidence } from './near-evidence.ts'

const piece = (id: string, start: number, quote: string): ShownEvidence => ({
  id,
  sourceId: 's',
  title: 'Attacks',
  quote,
  start,
  questionIds: [],
})
const all = [
  piece('a', 0, 'A worm spread through the registry in September.'),
  piece('b', 50, 'Both attacks used genuine packages.'),
  piece('c', 90, 'A tool took private names.'),
]
const ids = (shown: readonly ShownEvidence[]): readonly string[] => shown.map(({ id }) => id)

test('what is nearest comes with the piece that it leans on', () => {
  expect(ids(nearEvidence(all, new Set(['c']), [{ about: 'attacks on genuine packages', near: 1 }]))).toEqual(['a', 'b', 'c'])
})

test('beside what is cited only a piece that is as near is shown', () => {
  expect(ids(nearEvidence(all, new Set(['c']), [{ about: 'A tool took names.', near: 1, mustBeNearer: true }]))).toEqual(['c'])
  expect(ids(nearEvidence(all, new Set(['c']), [{ about: 'A worm spread.', near: 1, mustBeNearer: true }]))).toEqual(['a', 'c'])
})
