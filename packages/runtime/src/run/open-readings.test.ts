import { copyFileSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { notesIn, openReadings } from './open-readings.ts'

function folderOf(): string {
  const folder = tempFolder()
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

test('a byte that was flipped, and an answer in the place of another, are never handed out', async () => {
  const folder = folderOf()
  const readings = openReadings(folder, '1')
  await readings.keep('a', { text: 'The tower was built in 1871.' })
  await readings.keep('b', { text: 'The lamp burned oil.' })
  const path = join(folder, 'a.json')
  const whole = readFileSync(path)
  const survived: number[] = []
  for (const place of whole.keys()) {
    const damaged = Buffer.from(whole)
    damaged[place] = (damaged[place] ?? 0) ^ 1
    writeFileSync(path, damaged)
    if ((await readings.find('a')) !== null) survived.push(place)
  }
  expect(survived).toEqual([])
  copyFileSync(join(folder, 'b.json'), path)
  expect(await readings.find('a')).toBeNull()
  expect(await readings.find('b')).toEqual({ text: 'The lamp burned oil.' })
})

test('many processes keep and find at once, and nobody sees half an answer', async () => {
  const folder = folderOf()
  const answer = { text: 'x'.repeat(200_000) }
  const processes = Array.from({ length: 8 }, (_, n) => openReadings(folder, String(n)))
  const found = await Promise.all(
    processes.flatMap((readings) => [readings.keep('same', answer).then(() => null), readings.find('same'), readings.find('same')]),
  )
  for (const one of found) expect(one === null || one).toSatisfy((seen) => seen === true || (seen as typeof answer).text === answer.text)
  expect(await processes[0]?.find('same')).toEqual(answer)
  expect(readdirSync(folder)).toEqual(['same.json'])
})

test('no more than so many bytes are kept, a small file counting for a block of the disk, and the oldest go', async () => {
  const folder = folderOf()
  const old = openReadings(folder, '1')
  for (let n = 0; n < 20; n += 1) {
    await old.keep(`${n}`, 'x'.repeat(10_000))
    utimesSync(join(folder, `${n}.json`), 1000 + n, 1000 + n)
  }
  await openReadings(folder, '2', 100_000).keep('new', 'x')
  const names = readdirSync(folder)
  expect(names).toContain('new.json')
  expect(names).toContain('19.json')
  expect(names).not.toContain('0.json')
  expect(names.length).toBeLessThanOrEqual(10)
})

test('what is older than a time can be removed, and a folder that is not there has nothing', async () => {
  const folder = folderOf()
  const readings = openReadings(folder, '1')
  for (const [key, time] of [
    ['old', 1000],
    ['new', 3000],
  ] as const) {
    await readings.keep(key, {})
    utimesSync(join(folder, `${key}.json`), time, time)
  }
  await readings.dropBefore(new Date(2_000_000))
  expect(readdirSync(folder)).toEqual(['new.json'])
  await openReadings(join(folder, 'none'), '1').dropBefore(new Date())
})

test('a folder that cannot be written stops nobody', async () => {
  const folder = folderOf()
  writeFileSync(join(folder, 'file'), '')
  const readings = openReadings(join(folder, 'file'), '1')
  await readings.keep('a', {})
  expect(await readings.find('a')).toBeNull()
})

const noted = { state: '1 2 3', digest: 'ab'.repeat(32), changedAt: 0 }

test('notes on the files of a folder are kept among the readings, and nothing else is taken for one', async () => {
  const kept: unknown[] = [['a.md', noted], ['b.md', { ...noted, digest: 'no digest' }], ['c.md'], 'd.md', null]
  const readings = openReadings(folderOf(), '1')
  const notes = notesIn({ ...readings, keep: async (key) => readings.keep(key, kept) }, () => new Date(10_000))
  await notes.keep('/folder', new Map())
  expect([...(await notes.find('/folder'))]).toEqual([['a.md', noted]])
  expect(await notes.find('/never')).toEqual(new Map())
})

test('a file that was changed just now is not noted: it could be changed again within one tick of its clock', async () => {
  const notes = notesIn(openReadings(folderOf(), '1'), () => new Date(10_000))
  const files = { 'a.md': { ...noted, changedAt: 8001 }, 'b.md': { ...noted, changedAt: 8000 } }
  await notes.keep('/folder', new Map(Object.entries(files)))
  expect([...(await notes.find('/folder')).keys()]).toEqual(['b.md'])
})
