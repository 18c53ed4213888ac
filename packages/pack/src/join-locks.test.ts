import { expect, test } from 'vitest'
import { joinLocks } from './join-locks.ts'
import type { SbomLock } from './sbom-lock.ts'

const lock = (direct: Readonly<Record<string, string>>, ...packages: readonly (readonly [place: string, version: string])[]): SbomLock => ({
  direct,
  packages: Object.fromEntries(packages.map(([place, version]) => [`node_modules/${place}`, { version }])),
})
const marked = lock({ marked: '1.0.0' }, ['marked', '1.0.0'])

test.each([
  ['of others', lock({ ms: '2.0.0' }, ['ms', '2.0.0']), 1],
  ['of the same', marked, 1],
  ['of nothing', lock({}), 1],
  ['of another version', lock({ marked: '2.0.0' }, ['marked', '2.0.0']), 2],
  ['of another version that lies elsewhere', lock({ ms: '2.0.0' }, ['ms', '2.0.0'], ['ms/node_modules/marked', '2.0.0']), 1],
  ['of the same with a package of its own below it', lock({}, ['marked', '1.0.0'], ['marked/node_modules/ms', '2.0.0']), 2],
])('a lock and one %s', (_what, other, count) => {
  const joined = joinLocks([marked, other])
  expect(joined).toHaveLength(count)
  // Nothing is lost, whichever of them holds it.
  for (const { direct, packages } of [marked, other])
    expect(joined).toContainEqual({ direct: expect.objectContaining(direct), packages: expect.objectContaining(packages) })
})
