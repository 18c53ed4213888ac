import { expect, it } from 'vitest'
import { lockText, parseLock, type LockEntry } from './lock.ts'

const digest = 'a'.repeat(64)
const entry: LockEntry = { name: '@acme/x', version: '1.0.0', tarball: digest, sbom: digest, bundles: digest, signer: digest }

it('reads what it wrote, in order of name', () => {
  const built = { ...entry, name: '@acme/a', sourceHash: digest }
  expect(parseLock(lockText([entry, built]))).toEqual({ version: 1, plugins: [built, entry] })
})

it.each([
  ['an unknown key', { ...entry, integrity: 'x' }],
  ['a digest that is none', { ...entry, sbom: 'abc' }],
  ['a name that leaves the folder', { ...entry, name: '../x' }],
  ['a version that is none', { ...entry, version: 'latest' }],
])('refuses %s', (_what, bad) => {
  expect(() => parseLock(JSON.stringify({ version: 1, plugins: [bad] }))).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})

it('refuses what is not a lock', () => {
  for (const text of ['', '[]', '{"version":2,"plugins":[]}', '{"version":1}'])
    expect(() => parseLock(text)).toThrow(expect.objectContaining({ code: 'LOCK_INVALID' }))
})
