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

test('what cannot be read or written says so, or is nothing where it may be missing', () => {
  const missing = join(folder, 'no', 'such')
  expect(readIfThere({ fs }, missing)).toBeNull()
  expect(() => readTextFile({ fs }, missing)).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE', exit: 2 }))
  for (const place of [missing, folder]) {
    expect(() => checkWritable({ fs }, place)).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE', exit: 2 }))
    expect(() => writeTextFile({ fs }, place, '')).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE' }))
  }
})
