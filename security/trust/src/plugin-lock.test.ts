import { expect, it } from 'vitest'
import { formatPluginLock, parsePluginLock, parseWorkspaceLock, type BuiltPluginEntry, type PluginLockEntry } from './plugin-lock.ts'

const digest = 'a'.repeat(64)
const release = { name: '@acme/x', version: '1.0.0', tarball: digest, sbom: digest, bundles: digest }
const entry: PluginLockEntry = {
  ...release,
  spec: 'x-1.0.0.tgz',
  grant: { search: { maxQueries: 3 } },
  approvedAt: '2026-11-24T12:00:00.000Z',
}
const built: BuiltPluginEntry = { ...release, sourceHash: digest, signer: digest }

it('reads what it wrote, in order of name', () => {
  const first = { ...entry, name: '@acme/a' }
  expect(parsePluginLock(formatPluginLock([entry, first]))).toEqual({ version: 2, plugins: [first, entry] })
  expect(parseWorkspaceLock(formatPluginLock([built]))).toEqual({ version: 2, plugins: [built] })
})

it.each([
  ['an unknown key', { ...entry, integrity: 'x' }],
  ['a digest that is none', { ...entry, sbom: 'abc' }],
  ['a name that leaves the folder', { ...entry, name: '../x' }],
  ['a name that every object has', { ...entry, name: '__proto__' }],
  ['a version that is none', { ...entry, version: 'latest' }],
  ['no grant', { ...release, spec: 'x', approvedAt: entry.approvedAt }],
  ['a grant that is a list', { ...entry, grant: [] }],
  ['a consent without a time', { ...entry, approvedAt: 'yesterday' }],
  ['a consent at a time that is none', { ...entry, approvedAt: '2026-13-24T12:00:00Z' }],
  ['a spec of two lines', { ...entry, spec: 'x\ny' }],
  ['a plugin that was built here', built],
])('refuses %s', (_what, bad) => {
  expect(() => parsePluginLock(JSON.stringify({ version: 2, plugins: [bad] }))).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})

it('refuses a name twice', () => {
  const twice = JSON.stringify({ version: 2, plugins: [entry, { ...entry, version: '1.0.1' }] })
  expect(() => parsePluginLock(twice)).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})

it('refuses what is not a lock', () => {
  for (const text of ['', '[]', '{"version":1,"plugins":[]}', '{"version":2}'])
    expect(() => parsePluginLock(text)).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})
