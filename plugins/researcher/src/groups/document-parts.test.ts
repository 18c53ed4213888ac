import { expect, test } from 'vitest'
import { documentParts } from './document-parts.ts'

test('the number and title of a section head a part though they bear no mark', () => {
  const text =
    '# Live systems\n\n10.1 The user\n\nThe user is named at boot.\n\nNames\n\nThey are short.\n\n10.2 The keyboard\n\nIts layout is set by 10.1 percent of all.'
  const parts = documentParts({ sourceId: 'r', title: 'Live systems', address: 'text:1', text, digest: '' })
  expect(parts.map(({ path, pieces }) => [path.at(-1), pieces.map(({ start, end }) => text.slice(start, end))])).toEqual([
    ['10.1 The user', ['The user is named at boot.', 'Names', 'They are short.']],
    ['10.2 The keyboard', ['Its layout is set by 10.1 percent of all.']],
  ])
})
