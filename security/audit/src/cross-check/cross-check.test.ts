import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeScanner } from '../../test/advisories/fake-scanner.ts'
import { exportOf, indexOf } from '../../test/advisories/index-of.ts'
import { locked } from '../../test/advisories/locked.ts'
import { osvRecord } from '../../test/advisories/osv-record.ts'
import { tempFolder } from '@galley/testkit/vitest'
import { createIndexSource } from '../advisories/create-index-source.ts'
import { crossCheck, type CrossCheck } from './cross-check.ts'

const records = [
  osvRecord('GHSA-1', 'left', [{ introduced: '0' }, { fixed: '2.0.0' }], { database_specific: { severity: 'LOW' } }),
  osvRecord('GHSA-2', 'left', [{ introduced: '9.0.0' }], { database_specific: { severity: 'MODERATE' } }),
]
const packages = [locked('npm', 'left', '1.0.0'), locked('npm', 'right', '1.0.0', { path: ['left', 'right'], direct: false })]

async function ask(file: string, timeoutMs = 5000): Promise<CrossCheck> {
  const { about } = await createIndexSource(await indexOf(records)).advise([])
  const services = { fs, spawn, temp: tempFolder(), timeoutMs }
  return crossCheck(services, {
    located: { state: 'found', file, by: 'configured', refused: [] },
    packages,
    databases: { npm: { zip: exportOf(records) } },
    about,
  })
}

describe('crossCheck', () => {
  it('agrees where the scanner agrees', async () => {
    expect(await ask(fakeScanner(`answer(({ name }) => (name === 'left' ? ['GHSA-1'] : []))`))).toEqual({
      state: 'done',
      version: '2.6.0',
      findings: [],
      differences: [],
    })
  })

  it('reports each advisory that only one knows by itself, with its severity', async () => {
    const { state, findings } = await ask(fakeScanner(`answer(({ name }) => (name === 'left' ? ['GHSA-2'] : ['GHSA-7', 'GHSA-8']))`))
    expect(state).toBe('done')
    expect(findings.map(({ code, severity, subject, evidence }) => [code, severity, subject, evidence['ids'], evidence['only']])).toEqual([
      ['scanner-unverified', 'info', 'pkg:npm/left@1.0.0', ['GHSA-1'], 'ours'],
      ['vulnerable', 'medium', 'pkg:npm/left@1.0.0', ['GHSA-2'], 'theirs'],
      ['vulnerable', 'high', 'pkg:npm/right@1.0.0', ['GHSA-7'], 'theirs'],
      ['vulnerable', 'high', 'pkg:npm/right@1.0.0', ['GHSA-8'], 'theirs'],
    ])
  })

  it.each([
    ['crashes', `process.kill(process.pid, 'SIGSEGV')`, /ended by SIGSEGV/],
    ['hangs', `setInterval(() => {}, 1000)`, /no answer within 1.5 s/],
    ['prints garbage', `console.log('all is well'); process.exit(0)`, /answer cannot be read/],
    ['prints nothing and exits 0', `process.exit(0)`, /answer cannot be read/],
    ['prints JSON of another form', `console.log('{"results": {}}'); process.exit(0)`, /answer cannot be read/],
    [
      'exits 127 with an answer',
      `process.exitCode = 127; const exit = process.exit; process.exit = () => exit(127); console.error('no offline version of the OSV database is available'); answer(() => [])`,
      /127.*no offline version/,
    ],
    ['exits 128', `process.exit(128)`, /found no packages/],
    ['exits 129', `process.exit(129)`, /could not be reached/],
    ['exits 130', `process.exit(130)`, /refused its settings/],
    ['exits 1 without a hit', `const exit = process.exit; process.exit = () => exit(1); answer(() => [])`, /contradicts/],
    ['leaves a package out', `answer(() => [], packages.slice(1))`, /of 2 packages it reported 1; it left out left@1.0.0/],
    [
      'reports what it was not asked about',
      `answer(() => [], [...packages, { name: 'other', version: '1.0.0', ecosystem: 'npm' }])`,
      /other@1.0.0, which it was not asked about/,
    ],
    ['floods its output', `for (;;) require('node:fs').writeSync(1, 'x'.repeat(1 << 20))`, /no answer within|more than/],
    ['is blind: finds nothing IN SELF-TEST', `/* IN SELF-TEST */ answer(() => [])`, /self-test/],
    ['exits 127 IN SELF-TEST', `/* IN SELF-TEST */ process.exit(127)`, /self-test/],
  ])('does not believe one that %s', async (_what, scan, reason) => {
    const opinion = await ask(fakeScanner(scan), 1500)
    expect([opinion.state, opinion.findings.map(({ code, evidence }) => [code, evidence['incomplete']])]).toEqual([
      'failed',
      [['scanner-unverified', true]],
    ])
    expect(opinion.reason).toMatch(reason)
  })

  it.each([
    ['2.5.0', /only 2.6.0 or later/],
    ['unknown', /does not name its version/],
  ])('does not believe version %s', async (version, reason) => {
    expect((await ask(fakeScanner('answer(() => [])', { version }))).reason).toMatch(reason)
  })

  it('does not believe what is no program', async () => {
    const file = join(tempFolder(), 'osv-scanner')
    fs.writeFileSync(file, 'MZ', { mode: 0o755 })
    expect((await ask(file)).state).toBe('failed')
    expect((await ask(join(tempFolder(), 'absent'))).state).toBe('failed')
  })

  it('says where it is absent, and what was refused', async () => {
    const { about } = await createIndexSource(await indexOf(records)).advise([])
    const opinion = await crossCheck(
      { fs, spawn, temp: tempFolder() },
      {
        located: { state: 'absent', refused: ['/x/node_modules/.bin/osv-scanner lies in node_modules'] },
        packages,
        databases: { npm: { zip: 'x' } },
        about,
      },
    )
    expect(opinion).toMatchObject({
      state: 'notAsked',
      reason: 'osv-scanner is not installed; /x/node_modules/.bin/osv-scanner lies in node_modules',
      findings: [],
    })
  })

  const path = [
    process.env['GALLEY_OSV_SCANNER'] ?? '',
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'osv-scanner')),
  ].find((file) => file !== '' && fs.existsSync(file))
  it.skipIf(path === undefined)('agrees with the real osv-scanner (set GALLEY_OSV_SCANNER to run this)', async () => {
    expect(await ask(path ?? '', 60_000)).toMatchObject({ state: 'done', findings: [], differences: [] })
  })
})
