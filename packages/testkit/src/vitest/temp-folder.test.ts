import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { tempFolder } from './temp-folder.ts'

// Registered first, so it runs last: by then the folder of the whole file is gone.
afterAll(() => expect(existsSync(ofFile)).toBe(false))

const ofFile = tempFolder()
const made: string[] = []
let ofEach: string
beforeEach(() => (ofEach = tempFolder()))

test('a folder is there, empty and its own, for whoever asks', () => {
  made.push(tempFolder(), tempFolder(), ofEach)
  for (const folder of made) writeFileSync(join(folder, 'a.txt'), 'a', { flag: 'wx' })
  expect(existsSync(ofFile)).toBe(true)
})

test('the folders of a test are gone after it, those of the file are not', () => {
  expect(made).toHaveLength(3)
  expect(made.filter((folder) => existsSync(folder))).toEqual([])
  expect(existsSync(ofFile)).toBe(true)
})
