import { expect, test } from 'vitest'
import { checkDomain, normaliseAddress } from './address.ts'

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

test.each([
  ['https://en.good.org/', { allowDomains: ['good.org'] }, null],
  ['https://notgood.org/', { allowDomains: ['good.org'] }, 'not among'],
  ['https://good.org/', { allowDomains: ['good.org'], blockDomains: ['*.good.org'] }, 'blocked'],
  ['folder:a.md', { allowDomains: ['good.org'] }, null],
  ['https://any.org/', {}, null],
])('%s under %j is %s', (address, rules, rule) => {
  if (rule === null) expect(checkDomain(address, rules)).toBeNull()
  else expect(checkDomain(address, rules)).toContain(rule)
})
