import { expect, test } from 'vitest'
import { normaliseAddress } from './normalise-address.ts'

test.each([
  ['https://Example.org', 'https://example.org/'],
  ['https://example.org./a#b', 'https://example.org/a'],
  ['folder:./a/b.md', 'folder:a/b.md'],
  ['folder:/etc/passwd', 'folder:etc/passwd'],
  ['folder:', null],
  ['file:///etc/passwd', null],
  ['data:text/html,x', null],
  ['example.org', null],
])('the address %s is %s', (address, normal) => {
  expect(normaliseAddress(address)).toBe(normal)
})
