import { expect, test } from 'vitest'
import { domainRule } from './domain-rule.ts'

test.each([
  ['https://en.good.org/', { allowDomains: ['good.org'] }, null],
  ['https://notgood.org/', { allowDomains: ['good.org'] }, 'not among'],
  ['https://good.org/', { allowDomains: ['good.org'], blockDomains: ['*.good.org'] }, 'blocked'],
  ['folder:a.md', { allowDomains: ['good.org'] }, null],
  ['https://any.org/', {}, null],
])('%s under %j is %s', (address, rules, rule) => {
  if (rule === null) expect(domainRule(address, rules)).toBeNull()
  else expect(domainRule(address, rules)).toContain(rule)
})
