import { writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { findFolder } from './find-folder.ts'

test('a folder is found without a look into its files, a document for what it is, and nothing where there is nothing', async () => {
  const dir = tempFolder()
  writeFileSync(join(dir, 'one.md'), '# One')
  const { realpath, readdir } = fs
  expect(await findFolder(dir, { realpath, readdir })).toMatchObject({ isFolder: true })
  expect(await findFolder(join(dir, 'one.md'), { realpath, readdir })).toMatchObject({ isFolder: false })
  await expect(findFolder(join(dir, 'two.md'), { realpath, readdir })).rejects.toMatchObject({ code: 'SOURCES_FOLDER_MISSING' })
})
