import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compareStates } from '../compare/compare-states.ts'
import { inspectRelease } from '../inspect/inspect-release.ts'
import { judgeReleases } from '../../test/judge-releases.ts'
import { lockedRelease } from '../../test/locked-release.ts'
import { manifest } from '../../test/pack-release.ts'
import { judgeUpgrade } from './judge-upgrade.ts'

const quiet = { 'package.json': manifest(), 'index.js': 'export const one = 1\n' }
const told = (signals: Awaited<ReturnType<typeof judgeReleases>>): readonly string[] =>
  signals.map(({ severity, code, message }) => `${severity} ${code}: ${message}`)

test('a release that is read whole, and says nothing new, has no signal', async () => {
  expect(told(await judgeReleases(quiet, { ...quiet, 'index.js': 'export const two = 2\n' }))).toEqual([])
})

test('a script that is too long to be read as code is told, the more so when it is new', async () => {
  const long = { ...quiet, 'bundle.js': `export const list = [\n${'fetch(1),\n'.repeat(420_000)}]\n` }
  expect(told(await judgeReleases(quiet, long))).toContainEqual(
    'low unreadable-gained: was read in part only (bundle.js: it is too long to be read as code)',
  )
  expect(told(await judgeReleases(long, long))).toEqual([expect.stringMatching(/^info unreadable-gained: was read in part only/)])
})

test('a manifest that is no JSON is told', async () => {
  expect(told(await judgeReleases(quiet, { ...quiet, 'package.json': '{' }))).toContainEqual(
    expect.stringMatching(/^low unreadable-gained: was read in part only \(package\.json: /),
  )
})

test('an archive that cannot be read is no release with nothing to say', async () => {
  const [upgrade] = compareStates([], [lockedRelease('1.0.0')]).upgrades
  for (const archive of [new Uint8Array(), new TextEncoder().encode('no archive'), gzipSync('no archive either')]) {
    const signals = upgrade === undefined ? [] : judgeUpgrade({ ...upgrade, before: null, after: await inspectRelease(archive) })
    expect(told(signals)).toContainEqual(expect.stringMatching(/^high hostile-archive: /))
  }
})
