import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { readPlugin } from './read-plugin.ts'

test('a package.json that is no JSON is told with its line', () => {
  const dir = tempFolder()
  writeFileSync(join(dir, 'package.json'), '{\n  "galley": {,\n}\n')
  expect(() => readPlugin(dir)).toThrow(/it cannot be read: .*line 2/)
})

test('a folder without one is told as that', () => {
  expect(() => readPlugin(tempFolder())).toThrow('it cannot be read: there is no such file or folder.')
})
