import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { expect, it } from 'vitest'
import { copyClone } from './copy-clone.ts'
import { freshData, galley } from './start-galley.ts'

/** Puts three broken plugins into a clone: one that does not parse, one without a manifest, one that bears the name of another. */
function breakPlugins(clone: string): void {
  const add = (folder: string, name: string, change: (dir: string) => void): void => {
    const dir = join(clone, 'plugins', folder)
    cpSync(join(clone, 'plugins', 'echo'), dir, { recursive: true, verbatimSymlinks: true })
    const manifest = readFileSync(join(dir, 'package.json'), 'utf8')
    writeFileSync(join(dir, 'package.json'), manifest.replace('"@galley/echo"', `"${name}"`))
    change(dir)
  }
  add('unfinished', '@me/unfinished', (dir) => writeFileSync(join(dir, 'src', 'index.ts'), 'export default definePlugin({'))
  add('twin', '@galley/echo', () => {})
  mkdirSync(join(clone, 'plugins', 'empty'))
  writeFileSync(join(clone, 'plugins', 'empty', 'package.json'), '{')
}

it('leaves out broken plugins by name; drafts, lists and the calls of others work', async () => {
  const clone = copyClone()
  breakPlugins(clone)
  const data = await freshData()
  const options = { data, clone }
  const list = await galley(['plugin', 'list', '--json'], options)
  const { plugins } = JSON.parse(list.stdout) as { plugins: readonly { name: string; state: string; fault?: { code: string } }[] }
  expect(plugins.filter(({ state }) => state === 'refused').map(({ name, fault }) => [name, fault?.code])).toEqual([
    ['@galley/echo', 'PLUGIN_TWICE'],
    ['@me/unfinished', 'PACK_FAILED'],
    ['empty', 'MANIFEST_INVALID'],
  ])
  const sources = join(clone, 'examples', 'first-draft', 'documents')
  const draft = await galley(['draft', 'Open models', '--sources', sources, '--words', '200', '--format', 'json'], options)
  expect(draft.code, draft.stderr).toBe(0)
  expect((JSON.parse(draft.stdout) as Draft).best.blocks.length).toBeGreaterThan(2)
  for (const name of ['@galley/echo', '@me/unfinished', 'empty']) expect(draft.stderr).toContain(`left out ${name}: `)
  const called = await galley(['plugin', 'call', 'echo', 'echo', '--input', '{}'], options)
  expect(called).toMatchObject({ code: 2, stdout: '' })
  expect(called.stderr).toContain('PLUGIN_TWICE')
})
