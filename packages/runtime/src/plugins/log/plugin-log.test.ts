import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, expect, test } from 'vitest'
import { appendToPluginLog, readPluginLog } from './plugin-log.ts'

let dataDir = ''
let log = ''
beforeEach(() => {
  dataDir = tempFolder()
  log = join(dataDir, 'log', 'plugins.jsonl')
})

const clock = (): Date => new Date('2026-11-28T12:00:00Z')
const append = async (version: string): Promise<void> =>
  appendToPluginLog({ dataDir, clock, sleep: (ms) => sleep(ms) }, { action: 'install', name: '@me/x', version })
const lines = (): string[] => readFileSync(log, 'utf8').trimEnd().split('\n')
const write = (some: readonly string[]): void => writeFileSync(log, some.map((line) => `${line}\n`).join(''))

test('entries are kept in order, dated, for the owner alone; without a log there are none', async () => {
  expect(readPluginLog(dataDir)).toMatchObject({ entries: [], broken: null })
  await append('1.0.0')
  await append('1.1.0')
  const { entries, broken } = readPluginLog(dataDir)
  expect([entries.map(({ version }) => version), entries[0]?.at, broken]).toEqual([['1.0.0', '1.1.0'], '2026-11-28T12:00:00.000Z', null])
  if (process.platform !== 'win32')
    expect([log, join(dataDir, 'log', 'plugins.head')].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600])
})

test('entries that are written at once all stand in the chain', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, n) => append(`1.${n}.0`)))
  const { entries, broken } = readPluginLog(dataDir)
  expect([entries.length, broken]).toEqual([8, null])
})

test.each<[string, () => void, number, RegExp]>([
  ['a changed line', () => write(lines().map((line, index) => (index === 1 ? line.replace('1.1.0', '9.1.0') : line))), 2, /changed/],
  ['a dropped line', () => write(lines().toSpliced(1, 1)), 2, /line 2 is missing/],
  ['two lines swapped', () => write([lines()[0]!, lines()[2]!, lines()[1]!]), 2, /line 2 is missing/],
  ['the last line dropped', () => write(lines().slice(0, 2)), 3, /missing at the end/],
  ['all lines dropped', () => write([]), 1, /lines 1 to 3 are missing at the end/],
  ['the log removed', () => rmSync(log), 1, /lines 1 to 3 are missing at the end/],
  ['the end removed', () => rmSync(join(dataDir, 'log', 'plugins.head')), 3, /end .* is missing/],
])('%s is named, and stays named after the next entry', async (what, tamper, line, why) => {
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await append(version)
  tamper()
  expect(readPluginLog(dataDir).broken).toEqual({ line, why: expect.stringMatching(why) as string })
  await append('1.3.0')
  // The end alone, when it is lost, is made anew: the log itself is whole.
  expect(readPluginLog(dataDir).broken === null).toBe(what === 'the end removed')
})

test('a log that was written anew as a whole is not the one that was kept', async () => {
  for (const version of ['1.0.0', '1.1.0']) await append(version)
  const head = readFileSync(join(dataDir, 'log', 'plugins.head'))
  rmSync(join(dataDir, 'log'), { recursive: true })
  for (const version of ['2.0.0', '2.1.0']) await append(version)
  writeFileSync(join(dataDir, 'log', 'plugins.head'), head)
  expect(readPluginLog(dataDir).broken).toEqual({ line: 2, why: 'the log was written anew' })
})

test('a line that was written when the process died before its end was kept is a line like the others', async () => {
  await append('1.0.0')
  const head = readFileSync(join(dataDir, 'log', 'plugins.head'))
  await append('1.1.0')
  writeFileSync(join(dataDir, 'log', 'plugins.head'), head)
  expect(readPluginLog(dataDir).broken).toBeNull()
  await append('1.2.0')
  expect(readPluginLog(dataDir)).toMatchObject({ broken: null, head: { seq: 3 } })
})
