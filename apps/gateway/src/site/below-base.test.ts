import { expect, test } from 'vitest'
import { baseOf } from './base-of.ts'
import { belowBase } from './below-base.ts'

test.each([
  [undefined, ''],
  ['https://team.example', ''],
  ['https://team.example/galley', '/galley'],
  ['https://team.example/tools/galley/', '/tools/galley'],
])('a gateway at %s lies below %j', (publicUrl, base) => {
  expect(baseOf(publicUrl)).toBe(base)
})

test.each([
  ['/galley/v1/drafts?limit=1', '/v1/drafts?limit=1'],
  ['/galley/', '/'],
  ['/galley', '/'],
  ['/galley?q=bees', '/?q=bees'],
  ['/galleys/x', '/galleys/x'],
  ['/livez', '/livez'],
  ['/galley/galley/x', '/galley/x'],
])('%s is asked of the gateway below /galley as %s', (target, path) => {
  expect(belowBase(target, '/galley')).toBe(path)
  expect(belowBase(target, '')).toBe(target)
})
