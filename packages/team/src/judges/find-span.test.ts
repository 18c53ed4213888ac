import { expect, test } from 'vitest'
import { findSpan } from './find-span.ts'

const window = 'The mill was sold in 1931. Its “great wheel” had stopped – some say – in the flood of 1922.'

test.each([
  ['The mill was sold', 'The mill was sold'],
  ['“the flood of 1922”', 'the flood of 1922'],
  ['had stopped - some say', 'had stopped – some say'],
  ['The mill was sold … in the flood', 'The mill was sold … in the flood'],
  ['Its "great wheel" had stopped', 'Its “great wheel” had stopped'],
])('finds %s as the window has it', (span, found) => {
  expect(findSpan(window, span)).toBe(found)
})

test.each(['', '…', 'the flood', 'The mill was bought', 'The mill was sold … and burnt down', 'sold in 1932'])(
  'does not find “%s”',
  (span) => {
    expect(findSpan(window, span)).toBeNull()
  },
)
