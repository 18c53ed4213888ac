import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { expect, onTestFinished, test } from 'vitest'
import type { Settings } from '../settings/settings.ts'
import { checkBrief } from './check-brief.ts'
import type { CreateOptions } from './drafts.ts'

function tempRoot(): { readonly root: string; readonly settings: Settings } {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'galley-')))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const root = join(dir, 'root')
  mkdirSync(join(root, 'papers'), { recursive: true })
  mkdirSync(join(dir, 'root-other'))
  symlinkSync(join(dir, 'root-other'), join(root, 'link'))
  const settings: Settings = {
    probeLocal: false,
    onlyLocal: false,
    search: {},
    fetch: { privateHosts: [], contact: '', gapMs: 0 },
    sourceRoots: [root],
    gateway: { host: '127.0.0.1', port: 0, allowedHosts: [] },
    workers: 1,
  }
  return { root, settings }
}

function codeOf(brief: unknown, settings: Settings, options: CreateOptions = {}): string | undefined {
  try {
    checkBrief(brief, settings, options)
    return undefined
  } catch (error) {
    return isFault(error) ? error.code : String(error)
  }
}

test('a folder is taken below a root and made absolute', () => {
  const { root, settings } = tempRoot()
  const brief = checkBrief({ topic: 'Bees', sources: { folder: 'papers' } }, settings, {})
  expect(brief.sources?.folder).toBe(join(root, 'papers'))
})

test('a folder beside the root, behind a link or absent is refused', () => {
  const { root, settings } = tempRoot()
  for (const folder of ['../root-other', 'link', `${root}-other`, 'absent'])
    expect([folder, codeOf({ topic: 'Bees', sources: { folder } }, settings)]).toEqual([folder, 'SOURCE_FOLDER_NOT_ALLOWED'])
  expect(codeOf({ topic: 'Bees', sources: { folder: '../root-other' } }, settings, { anyFolder: true, baseFolder: root })).toBeUndefined()
})

test('an unknown key, too much text and nothing to write from are refused', () => {
  const { settings } = tempRoot()
  expect(codeOf({ topic: 'Bees', colour: 'red' }, settings)).toBe('BRIEF_INVALID')
  const texts = [{ title: 'a', text: 'ä'.repeat(1_048_577) }]
  expect(codeOf({ topic: 'Bees', sources: { texts } }, settings)).toBe('BRIEF_INVALID')
  expect(codeOf({ topic: 'Bees' }, settings)).toBe('SOURCES_EMPTY')
})
