import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { makeWorkspace, lent, type Workspace } from '../test/make-workspace.ts'
import { sourceHash } from './source-hash.ts'

let home: Workspace
beforeEach(() => void (home = makeWorkspace()))
const hash = (): string => sourceHash(home.alpha, lent)

it.each([
  ['its source', 'plugins/alpha/src/index.ts'],
  ['a new file', 'plugins/alpha/src/deep/more.ts'],
  ['its lock', 'plugins/alpha/sbom.lock.json'],
  ['its licence', 'plugins/alpha/LICENSE'],
  ['a workspace package it bundles', 'packages/words/src/index.ts'],
])('changes with %s', (_what, path) => {
  const before = hash()
  home.write(path, 'export const changed = true\n')
  expect(hash()).not.toBe(before)
})

it('does not change with its tests, with time, or with another plugin', () => {
  const before = hash()
  home.write('plugins/alpha/src/index.test.ts', '1')
  home.write('plugins/alpha/test/fixture.ts', '1')
  home.write('plugins/beta/src/index.ts', '1')
  utimesSync(join(home.alpha, 'src', 'index.ts'), 0, 0)
  expect(hash()).toBe(before)
})
