import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import type { System } from '@galley/command-line'
import { fakeSystem } from '@galley/testkit'
import { runGalley } from '../../test/run-galley.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** Audits a copy of a fixture, and tells what was printed and which hosts were asked. A value of the environment may name files beside it. */
async function audit(
  fixture: string,
  check: string,
  env: Readonly<Record<string, string>>,
  more: Partial<System> = {},
): Promise<{ readonly out: string; readonly hosts: ReadonlySet<string> }> {
  const folder = tempFolder()
  cpSync(join(fixtures, fixture), join(folder, 'project'), { recursive: true })
  writeFileSync(join(folder, 'npmrc'), 'registry=https://npm.test/\n')
  writeFileSync(join(folder, 'pip.conf'), '[global]\nindex-url = https://pypi.test/simple\n')
  const hosts = new Set<string>()
  const fetch: System['fetch'] = async (address) => {
    hosts.add(new URL(address instanceof Request ? address.url : address).host)
    throw new TypeError('there is no network in a test')
  }
  const placed = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace('FOLDER', folder)]))
  const cwd = join(folder, 'project')
  const { system, out } = fakeSystem(['audit', '--only', check, '--data', join(folder, 'data')], { cwd, fetch, env: placed, ...more })
  await runGalley(system)
  return { out: out(), hosts }
}

test.each<[string, string, string, string, string]>([
  ['GALLEY_OSV_URL', 'https://osv.test', 'clean', 'vulnerabilities', 'osv.test'],
  ['NPM_CONFIG_REGISTRY', 'https://npm.test', 'clean', 'age', 'npm.test'],
  ['NPM_CONFIG_USERCONFIG', 'FOLDER/npmrc', 'clean', 'age', 'npm.test'],
  ['PIP_INDEX_URL', 'https://pypi.test/simple', 'lock-drift-python', 'age', 'pypi.test'],
  ['PIP_CONFIG_FILE', 'FOLDER/pip.conf', 'lock-drift-python', 'age', 'pypi.test'],
])('%s decides who is asked', async (name, value, fixture, check, host) => {
  expect((await audit(fixture, check, { [name]: value })).hosts).toEqual(new Set([host]))
  expect((await audit(fixture, check, {})).hosts).not.toContain(host)
})

test('NO_COLOR takes the colours out', async () => {
  expect((await audit('clean', 'integrity', {}, { isOutTerminal: true })).out).toContain('\u001B[')
  expect((await audit('clean', 'integrity', { NO_COLOR: '1' }, { isOutTerminal: true })).out).not.toContain('\u001B[')
})
