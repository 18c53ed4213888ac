import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { fakeSystem } from '@galley/testkit'
import { runGalley } from '../../test/run-galley.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** Audits a copy of a fixture under a policy; the lockfile may name another registry. */
async function audit(fixture: string, args: readonly string[], policy: object, host?: string): Promise<string> {
  const folder = tempFolder()
  cpSync(join(fixtures, fixture), folder, { recursive: true })
  const lock = join(folder, 'package-lock.json')
  if (host !== undefined) writeFileSync(lock, readFileSync(lock, 'utf8').replaceAll('registry.npmjs.org', host))
  writeFileSync(join(folder, 'audit-policy.json'), JSON.stringify(policy))
  const { system, out } = fakeSystem(['audit', ...args, '--data', join(folder, 'data')], { cwd: folder })
  return `exit ${await runGalley(system)}\n${out()}`
}

// Field, fixture, arguments, the rest of the policy, the field's value; what is told without it and with it.
test.each<[string, string, readonly string[], object, object, RegExp, RegExp, string?]>([
  ['failOn', 'bin-shadow', ['--only', 'bins'], {}, { failOn: 'medium' }, /^exit 0/, /^exit 1/],
  ['checks.vulnerabilities', 'clean', ['--offline'], {}, { checks: { vulnerabilities: false } }, /^exit [23]/, /^exit 0/],
  ['offline', 'clean', [], { checks: { vulnerabilities: false } }, { offline: true }, /^exit 3/, /^exit 0/],
  [
    'exclude',
    'name-confusion',
    ['--only', 'names'],
    {},
    { exclude: ['package-lock.json'] },
    /expresss@1\.0\.0 {2}package-lock\.json/,
    /left out by the policy: package-lock\.json/,
  ],
  ['licences.allow', 'licence', ['--only', 'licences', '--offline'], {}, { licences: { allow: ['MIT'] } }, /no findings/, /lodash@1\.0\.0/],
  [
    'licences.deny',
    'licence',
    ['--only', 'licences', '--offline'],
    {},
    { licences: { deny: ['GPL-3.0-only'] } },
    /no findings/,
    /lodash@1\.0\.0/,
  ],
  [
    'licences.unknown',
    'install-script',
    ['--only', 'licences', '--offline'],
    { licences: { allow: ['MIT'], unknown: 'allow' } },
    { licences: { allow: ['MIT'], unknown: 'report' } },
    /no findings/,
    /states no licence/,
  ],
  [
    'registries',
    'clean',
    ['--only', 'integrity,sources'],
    {},
    { registries: ['npm.acme.example'] },
    /npm\.acme\.example/,
    /no findings/,
    'npm.acme.example',
  ],
  [
    'privateNames',
    'clean',
    ['--only', 'sources'],
    {},
    { privateNames: { express: 'npm.acme.example' } },
    /no findings/,
    /dependency-confusion/,
  ],
  ['installScripts', 'install-script', ['--only', 'scripts'], {}, { installScripts: ['core-js', 'esbuild'] }, /core-js/, /no findings/],
])('the policy’s %s changes what the audit says', async (_field, fixture, args, rest, value, without, within, host) => {
  const told = [await audit(fixture, args, rest, host), await audit(fixture, args, { ...rest, ...value }, host)]
  expect(told).toEqual([expect.stringMatching(without), expect.stringMatching(within)])
})
