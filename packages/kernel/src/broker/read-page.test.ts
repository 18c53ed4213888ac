import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseText } from './read-page.ts'

test('a stored text has no mark and no CR, and is stored the same twice', () => {
  expect(normaliseText('\uFEFFa\r\nb\rc\n\uFEFFd\uD800')).toBe('a\nb\nc\n\uFEFFd\uFFFD')
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const once = normaliseText(text)
      return !once.includes('\r') && Buffer.from(once).toString('utf8') === once
    }),
  )
})
