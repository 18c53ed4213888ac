import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestsIn, openReadings } from './open-readings.ts'

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-readings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('what was kept is found by the next process, and what is damaged or was never kept is not', async () => {
  const folder = join(folderOf(), 'cache', 'readings')
  await openReadings(folder, '1').keep('a', { title: 'T', text: 'héllo' })
  const readings = openReadings(folder, '2')
  expect(await readings.find('a')).toEqual({ title: 'T', text: 'héllo' })
  expect(await readings.find('b')).toBeNull()
  writeFileSync(join(folder, 'a.json'), '{"title"')
  expect(await readings.find('a')).toBeNull()
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('no more than 4000 are kept, and the oldest go', async () => {
  const folder = folderOf()
  for (let n = 0; n < 4000; n += 1) {
    writeFileSync(join(folder, `${n}.json`), '{}')
    utimesSync(join(folder, `${n}.json`), 1000 + n, 1000 + n)
  }
  await openReadings(folder, '1').keep('new', {})
  const names = readdirSync(folder)
  expect(names.length).toBe(4000)
  expect(names).toContain('new.json')
  expect(names).not.toContain('0.json')
})

test('a folder that cannot be written stops nobody', async () => {
  const folder = folderOf()
  writeFileSync(join(folder, 'file'), '')
  const readings = openReadings(join(folder, 'file'), '1')
  await readings.keep('a', {})
  expect(await readings.find('a')).toBeNull()
})

test('a digest is kept among the readings, and nothing else is taken for one', async () => {
  const readings = openReadings(folderOf(), '1')
  const digests = digestsIn(readings)
  await digests.keep('state', 'ab'.repeat(32))
  await readings.keep('other', 'no digest')
  expect([await digests.find('state'), await digests.find('other'), await digests.find('never')]).toEqual(['ab'.repeat(32), null, null])
})
