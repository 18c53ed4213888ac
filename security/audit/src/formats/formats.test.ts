import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '../../test/test-format.ts'
import { formats } from './formats.ts'

test('each format has a fixture of its own', () => {
  const expected = globSync('*/fixtures/**/expected.txt', { cwd: import.meta.dirname })
  const known = new Set(expected.map((path) => readFileSync(join(import.meta.dirname, path), 'utf8').split(',', 1)[0]))
  expect(formats.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
})

test('a format is told by content where the name tells nothing', () => {
  expect(read('sbom.lock.json', '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"}}}').format).toBe('npm')
  expect(read('other.yaml', "lockfileVersion: '9.0'\npackages: {}\n").format).toBe('pnpm')
  expect(read('sbom.json', '{"bomFormat":"CycloneDX","specVersion":"1.6"}').format).toBe('cyclonedx')
  expect(read('sbom.json', '{"spdxVersion":"SPDX-2.3","packages":[]}').format).toBe('spdx')
  expect(read('frozen.txt', 'a==1.0\n').format).toBe('requirements')
})
