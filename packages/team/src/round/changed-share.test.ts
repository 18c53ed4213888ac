import { expect, test } from 'vitest'
import { changedShare } from './changed-share.ts'

const blocks = (...texts: string[]) =>
  texts.map((text, at) => ({ id: `b${at}`, sectionId: 's1', kind: 'paragraph' as const, text, claims: [] }))

test('the share of words that are new or gone', () => {
  expect(changedShare(blocks('one two three four'), blocks('one two three five'))).toBe(0.25)
  expect(changedShare(blocks('one two'), blocks('two one [[c:c1]]'))).toBe(0)
  expect(changedShare(blocks('one two'), blocks('one', 'two', 'three four'))).toBe(0.5)
  expect(changedShare([], blocks('one'))).toBe(1)
  expect(changedShare([], [])).toBe(0)
})
