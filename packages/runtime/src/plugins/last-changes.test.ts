import { expect, test } from 'vitest'
import { lastChanges } from './last-changes.ts'

const none = { added: [], removed: [] }
const update = (name: string, from: string, to: string, at: string) => ({
  action: 'update' as const,
  name,
  version: to,
  at,
  changes: {
    from,
    to,
    isOlder: false,
    powers: { added: ['GET from b.example'], removed: [] },
    components: none,
    hosts: none,
    reviewers: none,
    author: null,
  },
})

test('the last update of a plugin counts, and none of one that was removed or installed anew', () => {
  const found = lastChanges([
    { action: 'install', name: '@me/x', at: '1' },
    update('@me/x', '1.0.0', '1.1.0', '2'),
    update('@me/x', '1.1.0', '1.2.0', '3'),
    { action: 'refuse', name: '@me/x', at: '4' },
    update('@me/gone', '1.0.0', '1.1.0', '5'),
    { action: 'remove', name: '@me/gone', at: '6' },
    { action: 'refuse', at: '7' },
  ])
  expect([...found.keys()]).toEqual(['@me/x'])
  expect(found.get('@me/x')).toMatchObject({ from: '1.1.0', to: '1.2.0', at: '3', powers: { added: ['GET from b.example'] } })
})
