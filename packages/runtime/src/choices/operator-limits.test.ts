import { expect, test } from 'vitest'
import { operatorLimits } from './operator-limits.ts'

test('ceilings are permissions and limits; none of a quota takes the permission away', () => {
  const ceilings = { maxTokens: 5, maxQueries: 0, maxRequests: 3, files: false, timeoutMs: 100 }
  expect(
    operatorLimits({ plugins: { '@me/x': ceilings, '@me/y': { hosts: ['a.org'] }, '@me/z': { maxRequests: 0, hosts: ['a.org'] } } }),
  ).toEqual({
    '@me/x': {
      permissions: {
        model: { maxTokens: 5 },
        search: false,
        fetch: { allowedHosts: ['*'], methods: ['GET', 'HEAD', 'POST'], reasoning: '', maxRequests: 3 },
        files: false,
      },
      limits: { timeoutMs: 100 },
    },
    '@me/y': { permissions: { fetch: { allowedHosts: ['$base', 'a.org'], methods: ['GET', 'HEAD', 'POST'], reasoning: '' } }, limits: {} },
    '@me/z': { permissions: { fetch: false }, limits: {} },
  })
})
