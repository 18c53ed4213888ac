import { expect, it } from 'vitest'
import { formatPluginLock, parsePluginLock, type PluginLockEntry } from './plugin-lock.ts'

const digest = 'a'.repeat(64)
const entry: PluginLockEntry = { name: '@acme/x', version: '1.0.0', tarball: digest, sbom: digest, bundles: digest, signer: digest }

it('reads what it wrote, in order of name', () => {
  const built = { ...entry, name: '@acme/a', sourceHash: digest }
  expect(parsePluginLock(formatPluginLock([entry, built]))).toEqual({ version: 1, plugins: [built, entry] })
})

it.each([
  ['an unknown key', { ...entry, integrity: 'x' }],
  ['a digest that is none', { ...entry, sbom: 'abc' }],
  ['a name that leaves the folder', { ...entry, name: '../x' }],
  ['a version that is none', { ...entry, version: 'latest' }],
])('refuses %s', (_what, bad) => {
  expect(() => parsePluginLock(JSON.stringify({ version: 1, plugins: [bad] }))).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})

it('refuses what is not a lock', () => {
  for (const text of ['', '[]', '{"version":2,"plugins":[]}', '{"version":1}'])
    expect(() => parsePluginLock(text)).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})
