import * as fs from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkWritable, readIfThere, readTextFile, writeTextFile } from './text-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('a text that was written is read again', () => {
  const file = join(folder, 'a.txt')
  checkWritable({ fs }, file)
  expect(fs.existsSync(file)).toBe(false)
  writeTextFile({ fs }, file, 'Grüße')
  expect([readTextFile({ fs }, file), readIfThere({ fs }, file)]).toEqual(['Grüße', 'Grüße'])
})

test('a folder is no file, which is said in words', () => {
  expect(() => readTextFile({ fs }, folder)).toThrow(`Cannot read ${folder}: it is a folder`)
})

test('a disk that is full leaves no half of a new file, and takes none away that was there', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const filled = {
    ...fs,
    writeFileSync: (file: string, text: string) => {
      fs.writeFileSync(file, text.slice(0, 3))
      throw full
    },
  } as unknown as typeof fs
  const [fresh, known] = [join(folder, 'fresh.md'), join(folder, 'known.md')]
  fs.writeFileSync(known, 'before')
  for (const file of [fresh, known])
    expect(() => writeTextFile({ fs: filled }, file, 'a draft')).toThrow(`Cannot write ${file}: no space is left on its disk`)
  expect([fs.existsSync(fresh), fs.existsSync(known)]).toEqual([false, true])
})

test('what cannot be read or written says so, or is nothing where it may be missing', () => {
  const missing = join(folder, 'no', 'such')
  expect(readIfThere({ fs }, missing)).toBeNull()
  expect(() => readTextFile({ fs }, missing)).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE', exit: 2 }))
  for (const place of [missing, folder]) {
    expect(() => checkWritable({ fs }, place)).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE', exit: 2 }))
    expect(() => writeTextFile({ fs }, place, '')).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE' }))
  }
})
