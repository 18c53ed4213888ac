import type { CallRow } from '@galley/ledger'
import { expect, test } from 'vitest'
import { spendingsOf } from './spendings-of.ts'

const row = (kind: CallRow['kind'], usage: unknown): CallRow => ({ step: 's', kind, hash: 'h', nth: 0, state: 'done', usage })

test('each call takes from its plugin’s quota, one that was tried again as often as it was tried; one of nobody takes nothing', () => {
  const calls = [
    row('model', { plugin: 'writer', role: 'writer', promptTokens: 100, completionTokens: 20, seconds: 1 }),
    row('search', { plugin: 'researcher' }),
    row('read', { plugin: 'researcher', tries: 3 }),
    row('fetch', { plugin: 'page-reader' }),
    row('search', null),
  ]
  expect(spendingsOf(calls)).toEqual([
    { plugin: 'writer', quota: 'tokens', amount: 120 },
    { plugin: 'researcher', quota: 'queries', amount: 1 },
    { plugin: 'researcher', quota: 'pages', amount: 3 },
    { plugin: 'page-reader', quota: 'requests', amount: 1 },
  ])
})
