import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDataFolder } from './open-data-folder.ts'

let home: string
beforeEach(() => {
  home = tempFolder()
})
const modeOf = (path: string): number => statSync(path).mode & 0o777

describe('openDataFolder', () => {
  it('makes the folder, and those above it, for its owner alone', () => {
    openDataFolder(join(home, 'a', 'b'))
    expect([modeOf(join(home, 'a')), modeOf(join(home, 'a', 'b'))]).toEqual([0o700, 0o700])
  })

  it('closes a folder of its own that others can enter', () => {
    mkdirSync(join(home, 'keys'))
    writeFileSync(join(home, 'galley.sqlite'), '')
    chmodSync(home, 0o755)
    openDataFolder(home)
    expect(modeOf(home)).toBe(0o700)
  })

  it('refuses a folder that others can enter and that holds other things, and leaves it as it is', () => {
    writeFileSync(join(home, 'thesis.md'), '')
    chmodSync(home, 0o755)
    expect(() => openDataFolder(home)).toThrow(expect.objectContaining({ code: 'DATA_FOLDER_SHARED' }))
    expect(modeOf(home)).toBe(0o755)
  })

  it.each([
    ['below a file', 'file/data', 'DATA_FOLDER_MISSING', 'a part of its path is a file'],
    ['that is a file', 'file', 'DATA_FOLDER_MISSING', 'there is a file of that name'],
    ['that nobody can make', '/proc/galley/data', 'DATA_FOLDER_MISSING', 'there is no such file or folder'],
  ])('names the cure of a folder %s', (_, dir, code, problem) => {
    writeFileSync(join(home, 'file'), '')
    const path = dir.startsWith('/') ? dir : join(home, dir)
    expect(() => openDataFolder(path)).toThrow(
      expect.objectContaining({ code, exit: 3, message: expect.stringContaining(problem) as string }),
    )
  })

  it('leaves nothing behind', () => {
    openDataFolder(home)
    expect(readdirSync(home)).toEqual([])
  })
})
