import { expect, test } from 'vitest'
import { claimKey } from './judge.ts'

test('a sentence is judged once, in whatever order it cites', () => {
  expect(claimKey({ text: 'A.', evidenceIds: ['e2', 'e1'] })).toBe(claimKey({ text: 'A.', evidenceIds: ['e1', 'e2'] }))
  expect(claimKey({ text: 'A.', evidenceIds: ['e1'] })).not.toBe(claimKey({ text: 'A.', evidenceIds: ['e1', 'e2'] }))
})
