import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../packages/testkit/src/vitest/index.ts'
import { expect, test } from 'vitest'

test('a bundle lies where the exports of its package say, in a folder too', () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'dist', 'text'), { recursive: true })
  const entries = { '.': { default: './dist/index.js' }, './bold': { default: './dist/text/bold.js' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', exports: entries }))
  writeFileSync(join(folder, 'dist', 'index.js'), "export { bold } from './text/bold.js'\n")
  writeFileSync(join(folder, 'dist', 'text', 'bold.js'), "export const bold = (text) => '*' + text\n")
  execFileSync(process.execPath, [join(import.meta.dirname, 'bundle.ts')], { cwd: folder })
  expect(Object.values(entries).map((entry) => readFileSync(join(folder, entry.default), 'utf8').includes('bold'))).toEqual([true, true])
})
