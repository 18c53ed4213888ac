import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPnpmKey, withoutPeers } from './pnpm-key.ts'

describe('withoutPeers', () => {
  test.each([
    ['a@1.0.0', 'a@1.0.0'],
    ['a@1.0.0(b@2.0.0)', 'a@1.0.0'],
    ['@s/a@1.0.0(@s/b@2.0.0(c@3.0.0))(d@4.0.0)', '@s/a@1.0.0'],
    ['a@file:folder(1)', 'a@file:folder'],
    ['a@file:fol(1)der', 'a@file:fol(1)der'],
    ['a@1.0.0(patch_hash=0123)(b@1.0.0)', 'a@1.0.0'],
  ])('%s', (key, plain) => {
    expect(withoutPeers(key)).toBe(plain)
  })
})

describe('readPnpmKey', () => {
  test.each([
    ['/a/1.0.0', 'a', '1.0.0', undefined],
    ['/@s/a/1.0.0_b@2.0.0+c@3.0.0', '@s/a', '1.0.0', undefined],
    ['/a/1.0.0/b@2.0.0', 'a', '1.0.0', undefined],
    ['registry.example.com/@s/a/1.0.0-rc.1', '@s/a', '1.0.0-rc.1', 'registry.example.com'],
    ['/a@1.0.0(b@2.0.0)', 'a', '1.0.0', undefined],
    ['/@s/a@1.0.0-beta.1', '@s/a', '1.0.0-beta.1', undefined],
    ['@s/a@1.0.0+build', '@s/a', '1.0.0+build', undefined],
    ['a@work:1.0.0', 'a', '1.0.0', 'work'],
    ['node@runtime:24.4.1', 'node', 'runtime:24.4.1', undefined],
    ['@l/core@https://pkg.example.com/@l/core@83617cc', '@l/core', 'https://pkg.example.com/@l/core@83617cc', undefined],
    ['a@git+ssh://git@example.com/a.git#0123', 'a', 'git+ssh://git@example.com/a.git#0123', undefined],
    ['a@file:../a', 'a', 'file:../a', undefined],
  ])('%s', (key, name, reference, registry) => {
    expect(readPnpmKey(key)).toEqual(registry === undefined ? { name, reference } : { name, reference, registry })
  })

  test.each(['a', '', 'a@', '@s@1.0.0', 'a@@', 'a@latest', 'a@1.0', '/a', 'github.com/o/r/0123456'])('knows nothing of %j', (key) => {
    expect(readPnpmKey(key)).toBeUndefined()
  })

  test('reads any name and version back, with peers or without', () => {
    const name = fc
      .tuple(fc.boolean(), fc.stringMatching(/^[a-z0-9][\w.-]{0,10}$/), fc.stringMatching(/^[a-z0-9][\w.-]{0,10}$/))
      .map(([scoped, a, b]) => (scoped ? `@${a}/${b}` : a))
    const version = fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom('', '-rc.1', '+b.2')).map(([a, b, end]) => `${a}.${b}.0${end}`)
    const peers = fc.constantFrom('', '(p@1.0.0)', '(p@1.0.0(q@2.0.0))(@s/r@3.0.0)')
    fc.assert(
      fc.property(name, version, peers, (one, number, suffix) => {
        expect(readPnpmKey(`${one}@${number}${suffix}`)).toEqual({ name: one, reference: number })
        expect(readPnpmKey(`/${one}@${number}${suffix}`)).toEqual({ name: one, reference: number })
        expect(readPnpmKey(`/${one}/${number}`)).toEqual({ name: one, reference: number })
      }),
    )
  })
})
