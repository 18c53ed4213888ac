import type { Finding } from '@galley/findings'
import { expect, it } from 'vitest'
import { locked } from '../../test/advisories/locked.ts'
import { defaultPolicy } from '../policy/audit-policy.ts'
import { integrityCheck } from './integrity.ts'

/** Checks one entry of a lockfile, `left@1.0.0`, that is resolved from an address of the registry. */
async function findingsFor(path: string): Promise<readonly Finding[]> {
  const url = `https://registry.npmjs.org/${path}`
  const source = { kind: 'registry', host: 'registry.npmjs.org', url } as const
  const packages = [locked('npm', 'left', '1.0.0', { source, integrity: ['sha512-x'] })]
  const files = [{ path: 'lock', format: 'npm' }]
  return integrityCheck.run({ packages, files, policy: defaultPolicy, readText: () => null, clock: () => new Date(0) })
}

it('accepts the tarball of the same name and version', async () => {
  expect(await findingsFor('left/-/left-1.0.0.tgz')).toEqual([])
})

it.each([
  ['another version of the package', 'left/-/left-0.9.0.tgz', 'left@0.9.0'],
  ['another package of the same version', 'right/-/right-1.0.0.tgz', 'right@1.0.0'],
])('refuses the tarball of %s', async (_title, path, found) => {
  expect(await findingsFor(path)).toMatchObject([{ code: 'integrity', severity: 'critical', evidence: { found } }])
})
