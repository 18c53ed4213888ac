import type { PluginManifest } from '@galley/sdk'
import { expect, test } from 'vitest'
import { grantOf } from './grant.ts'

const manifest: PluginManifest = {
  schemaVersion: 1,
  main: 'src/index.ts',
  kind: 'tool',
  provides: ['x'],
  permissions: {
    search: { maxQueries: 10 },
    fetch: { allowedHosts: ['a.org', '*.b.org'], methods: ['GET', 'HEAD'], reasoning: 'r' },
    files: {},
  },
  limits: { memoryMiB: 512 },
}

test('without ceilings it is what the manifest asks, and what it does not ask it does not get', () => {
  const { permissions, limits } = grantOf(manifest, {})
  expect(Object.keys(permissions)).toEqual(['search', 'fetch', 'files'])
  expect(limits).toEqual({ memoryMiB: 512, cpuMs: 60_000, timeoutMs: 60_000, hostCalls: 5000, inFlight: 32 })
})

test('the operator lowers and takes away, and never adds', () => {
  const { permissions, limits } = grantOf(manifest, {
    permissions: {
      search: { maxQueries: 99 },
      read: { maxPages: 5 },
      files: false,
      fetch: { allowedHosts: ['a.org', 'c.org'], methods: ['GET'], reasoning: '' },
    },
    limits: { memoryMiB: 64, inFlight: 100 },
  })
  expect(permissions).toEqual({
    search: { maxQueries: 10 },
    fetch: { allowedHosts: ['a.org'], methods: ['GET'], reasoning: 'r', maxRequests: 100 },
  })
  expect(limits).toMatchObject({ memoryMiB: 64, inFlight: 32 })
})

test('a pattern of the one side covers the hosts of the other, and the operator’s own address stays', () => {
  const cut = (asked: readonly string[], allowedHosts: readonly string[]): readonly string[] | undefined =>
    grantOf(
      { ...manifest, permissions: { fetch: { allowedHosts: asked, methods: ['GET'], reasoning: 'r' } } },
      { permissions: { fetch: { allowedHosts, methods: ['GET'], reasoning: '' } } },
    ).permissions.fetch?.allowedHosts
  expect(cut(['api.a.org', 'b.org'], ['*.a.org'])).toEqual(['api.a.org'])
  expect(cut(['*.a.org'], ['api.a.org', 'b.org'])).toEqual(['api.a.org'])
  expect(cut(['$base', 'a.org'], ['$base'])).toEqual(['$base'])
  expect(cut(['*'], ['*'])).toEqual(['*'])
})

test('where the manifest asks for every host, it gets those that the operator names', () => {
  const open = { ...manifest, permissions: { fetch: { allowedHosts: ['*'], methods: ['GET'] as const, reasoning: 'r' } } }
  expect(
    grantOf(open, { permissions: { fetch: { allowedHosts: ['a.org'], methods: ['GET'], reasoning: '' } } }).permissions.fetch?.allowedHosts,
  ).toEqual(['a.org'])
})
