import { spawn } from 'node:child_process'
import fs, { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, test } from 'vitest'
import { commit, git, npmLock, write } from '../../test/project.ts'
import { readRevision } from './read-revision.ts'

let folder: string
let repository: string
beforeEach(() => {
  folder = tempFolder()
  repository = join(folder, 'repository')
})

const { signal } = new AbortController()
const read = async (since: string, paths: readonly string[] = ['.']): ReturnType<typeof readRevision> =>
  readRevision({ fs, spawn, env: process.env, cwd: repository }, { since, paths, exclude: [], signal })

describe('a revision of a hostile repository', () => {
  test('runs nothing that its configuration, attributes or hooks name', async () => {
    commit(repository, { 'package-lock.json': npmLock({ one: ['1.0.0', ''] }), '.gitattributes': '* filter=evil diff=evil\n' })
    const trap = join(folder, 'trap.sh')
    write(folder, { 'trap.sh': `#!/bin/sh\necho "$0 $*" >> ${join(folder, 'sprung')}\ncat\n` })
    chmodSync(trap, 0o755)
    const settings = {
      'core.fsmonitor': trap,
      'core.pager': trap,
      'core.sshCommand': trap,
      'core.editor': trap,
      'core.hooksPath': folder,
      'diff.evil.textconv': trap,
      'filter.evil.smudge': trap,
      'filter.evil.clean': trap,
      'filter.evil.process': trap,
      'alias.cat-file': `!${trap}`,
      'alias.ls-tree': `!${trap}`,
      'pager.ls-tree': trap,
      'credential.helper': `!${trap}`,
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${trap}`,
      'protocol.ext.allow': 'always',
      'uploadpack.packObjectsHook': trap,
    }
    const lost = git(repository, 'rev-parse', 'HEAD:package-lock.json').trim()
    for (const [name, value] of Object.entries(settings)) git(repository, 'config', name, value)
    git(repository, 'config', 'core.repositoryFormatVersion', '1')
    for (const hook of ['post-checkout', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
      fs.copyFileSync(trap, join(folder, hook))
      fs.copyFileSync(trap, join(repository, '.git', 'hooks', hook))
    }
    expect((await read('HEAD'))?.files[0]?.parsed.packages.map(({ name }) => name)).toEqual(['one'])
    // An object that the clone lacks would be fetched from the promisor, by a program of its choice.
    rmSync(join(repository, '.git', 'objects', lost.slice(0, 2), lost.slice(2)), { force: true })
    const blind = (await read('HEAD'))?.files[0]?.parsed
    expect(blind?.packages).toEqual([])
    expect(blind?.blindSpots[0]?.what).toContain('this clone does not hold it')
    expect(existsSync(join(folder, 'sprung'))).toBe(false)
  })

  test('leaves the repository as it was', async () => {
    commit(repository, { 'package-lock.json': npmLock({ one: ['1.0.0', ''] }) })
    const state = (): readonly string[] => readdirSync(repository, { recursive: true, encoding: 'utf8' }).sort()
    const before = state()
    await read('HEAD')
    expect(state()).toEqual(before)
  })

  test.each(['--help', '-x', '--output=sprung', ''])('%j is no revision', async (since) => {
    commit(repository, { 'package-lock.json': npmLock({ one: ['1.0.0', ''] }) })
    await expect(read(since)).rejects.toMatchObject({ code: 'SINCE_UNKNOWN' })
  })
})

describe('a revision', () => {
  test('is read with the files that its lockfiles take in, and below the paths that are named alone', async () => {
    commit(repository, {
      'py/requirements.txt': '-r base/more.txt\nflask==3.0.0\n',
      'py/base/more.txt': 'requests==2.32.0\n',
      'js/package-lock.json': npmLock({ one: ['1.0.0', ''] }),
    })
    write(repository, { 'py/requirements.txt': '', 'js/package-lock.json': '' })
    const names = async (...paths: readonly string[]): Promise<readonly string[]> =>
      ((await read('HEAD', paths))?.files ?? []).flatMap(({ parsed }) => parsed.packages.map(({ name }) => name)).sort()
    expect(await names('py')).toEqual(['flask', 'requests'])
    expect(await names('.')).toEqual(['flask', 'one', 'requests'])
  })

  test('of a time before there was a lockfile has none', async () => {
    commit(repository, { 'readme.txt': 'x' })
    write(repository, { 'package-lock.json': npmLock({ one: ['1.0.0', ''] }) })
    expect(await read('HEAD')).toBe(null)
    expect(await read('HEAD', ['package-lock.json'])).toBe(null)
  })

  test('is looked for in the repository of what is audited', async () => {
    write(repository, { 'package-lock.json': npmLock({ one: ['1.0.0', ''] }) })
    await expect(read('HEAD')).rejects.toMatchObject({ code: 'SINCE_UNKNOWN' })
  })
})
