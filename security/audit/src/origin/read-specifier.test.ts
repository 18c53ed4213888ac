import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSpecifier } from './read-specifier.ts'

test.each([
  ['^1.0.0', { kind: 'registry' }],
  ['>=1 <2 || 3.x', { kind: 'registry' }],
  ['latest', { kind: 'registry' }],
  ['npm:^1.0.0', { kind: 'registry' }],
  ['npm:real@^1.0.0', { kind: 'registry', name: 'real' }],
  ['npm:@scope/real@1', { kind: 'registry', name: '@scope/real' }],
  ['npm:real', { kind: 'registry', isRenamed: true }],
  ['jsr:^1.0.0', { kind: 'registry', isRenamed: true }],
  ['work:^1.0.0', { kind: 'registry', isRenamed: true }],
  ['patch:real@npm%3A^1.0.0#~/.yarn/patches/a.patch', { kind: 'registry' }],
  ['owner/name', { kind: 'git', place: 'github.com/owner/name' }],
  ['github:owner/name#semver:^1', { kind: 'git', place: 'github.com/owner/name' }],
  ['https://github.com/owner/name', { kind: 'git', place: 'github.com/owner/name' }],
  ['https://github.com/owner/name/releases/download/v1/a.tgz', { kind: 'tarball' }],
  ['https://files.acme.example/a.tgz', { kind: 'tarball' }],
  ['file:../a', { kind: 'local' }],
  ['workspace:*', { kind: 'local' }],
  ['link:./a', { kind: 'local' }],
  ['./a.tgz', { kind: 'local' }],
])('%s', (specifier, expected) => {
  expect(readSpecifier(specifier)).toMatchObject(expected)
})

test('every text asks for something', () => {
  fc.assert(fc.property(fc.string(), (text) => ['registry', 'git', 'tarball', 'local'].includes(readSpecifier(text).kind)))
})
