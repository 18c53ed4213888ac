import { expect, test } from 'vitest'
import { mapStack } from './map-stack.ts'

/** Line 1 of the bundle is line 3 of the plugin's own source, line 2 is line 1 of a library's. */
const map = new TextEncoder().encode(
  JSON.stringify({ version: 3, sources: ['@me/x@1.0.0/src/index.ts', 'linkedom@0.18.15/esm/index.js'], names: [], mappings: 'AAEA;ACFA' }),
)

test('frames of the bundle are told by the source, those of the host are left out', () => {
  const stack =
    'Error: late\n    at search (plugin:@me/x:1:1)\n    at plugin:@me/x:2:1\n    at run ([eval]:3:4)\n    at node:internal/x:1:2'
  expect(mapStack(stack, map)).toEqual(['at search (src/index.ts:3:1)', 'at linkedom@0.18.15/esm/index.js:1:1'])
  expect(mapStack(stack, null)).toEqual(['at search (plugin:@me/x:1:1)', 'at plugin:@me/x:2:1'])
  expect(mapStack('no stack', map)).toEqual([])
})
