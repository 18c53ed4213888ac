import fs from 'node:fs'
import { delimiter, join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { findPrograms, trustedPath } from './find-programs.ts'

const root = tempFolder()

test('finds a program on the path, and none of the project', () => {
  const folders = ['good', 'project/bin', 'project/node_modules/.bin', 'above/node_modules/.bin'].map((folder) => join(root, folder))
  for (const folder of [...folders, join(root, 'linked')]) fs.mkdirSync(folder, { recursive: true })
  for (const folder of folders) fs.writeFileSync(join(folder, 'npm'), '#!/bin/sh\n', { mode: 0o755 })
  fs.symlinkSync(join(root, 'project/bin/npm'), join(root, 'linked/npm'))
  const untrusted = [join(root, 'project')]
  const path = trustedPath(fs, ['.', '', ...folders.toReversed(), join(root, 'linked')].join(delimiter), untrusted)
  expect(path).toEqual([join(root, 'good'), join(root, 'linked')])
  expect(findPrograms(fs, 'npm', { path, untrusted, platform: 'linux' })).toEqual([join(root, 'good/npm')])
})
