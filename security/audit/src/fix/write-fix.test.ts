import fs from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeFix } from './write-fix.ts'

const edit = (
  file: string,
  before: string | null,
  after: string,
): { file: string; before: string | null; after: string; reasons: string[] } => ({ file, before, after, reasons: [] })

describe('writing a fix', () => {
  let dir = ''
  const at = (file: string): string => join(dir, file)
  const services = { fs, resolve: (file: string): string => at(file) }
  beforeEach(() => void (dir = tempFolder()))

  it('writes what was planned, keeps modes and links, and leaves nothing else behind', () => {
    fs.writeFileSync(at('real.json'), 'old', { mode: 0o600 })
    fs.symlinkSync('real.json', at('package.json'))
    writeFix({ edits: [edit('package.json', 'old', 'new'), edit('pnpm-workspace.yaml', null, 'fresh')] }, services)
    expect(fs.readFileSync(at('real.json'), 'utf8')).toBe('new')
    expect(fs.statSync(at('real.json')).mode & 0o777).toBe(0o600)
    expect(fs.lstatSync(at('package.json')).isSymbolicLink()).toBe(true)
    expect(fs.readdirSync(dir).toSorted()).toEqual(['package.json', 'pnpm-workspace.yaml', 'real.json'])
  })

  it.each([
    ['changed', [edit('a', 'old', 'new'), edit('b', 'other', 'new')], 'FIX_FILE_CHANGED'],
    ['there already', [edit('a', 'old', 'new'), edit('b', null, 'new')], 'FIX_FILE_CHANGED'],
    ['gone', [edit('a', 'old', 'new'), edit('c', 'old', 'new')], 'FIX_UNWRITABLE'],
    ['in a folder that is none', [edit('a', 'old', 'new'), edit('no/c', null, 'new')], 'FIX_UNWRITABLE'],
  ])('writes nothing where one of the files is %s', (_case, edits, code) => {
    fs.writeFileSync(at('a'), 'old')
    fs.writeFileSync(at('b'), 'old')
    expect(() => writeFix({ edits }, services)).toThrow(expect.objectContaining({ code }))
    expect(fs.readdirSync(dir).map((name) => [name, fs.readFileSync(at(name), 'utf8')])).toEqual([
      ['a', 'old'],
      ['b', 'old'],
    ])
  })

  it('takes back what it placed when a later file cannot be placed', () => {
    fs.writeFileSync(at('a'), 'old')
    fs.writeFileSync(at('b'), 'old')
    let renames = 0
    const failing = {
      ...fs,
      renameSync: (from: fs.PathLike, to: fs.PathLike): void => {
        if (++renames === 2) throw new Error('disk full')
        fs.renameSync(from, to)
      },
    }
    const edits = [edit('a', 'old', 'new'), edit('b', 'old', 'new')]
    expect(() => writeFix({ edits }, { ...services, fs: failing })).toThrow(expect.objectContaining({ code: 'FIX_UNWRITABLE' }))
    expect(fs.readdirSync(dir).map((name) => fs.readFileSync(at(name), 'utf8'))).toEqual(['old', 'old'])
  })
})
