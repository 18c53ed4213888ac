import fs, { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isFault } from '@galley/fault'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { readLockfiles } from './read-lockfiles.ts'

let folder: string

beforeEach(() => {
  folder = tempFolder()
})

const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } })

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const read = async (paths: readonly string[], exclude: readonly string[] = [], cwd = folder): Promise<readonly string[]> =>
  (await readLockfiles({ fs, cwd, paths, exclude })).files
    .map(
      ({ path, format, parsed, counted }) =>
        `${path} ${format} ${parsed.packages.length + (parsed.includes?.length ?? 0)}/${counted}${parsed.blindSpots.length > 0 ? ' blind' : ''}`,
    )
    .sort()

describe('readLockfiles', () => {
  it('names files by where the user stands, or by what was named', async () => {
    write('web/package-lock.json', lock)
    expect(await read(['.'])).toEqual(['web/package-lock.json npm 1/1'])
    expect(await read(['web'])).toEqual(['web/package-lock.json npm 1/1'])
    expect(await read([folder], [], tmpdir())).toEqual([`${folder.slice(tmpdir().length + 1)}/web/package-lock.json npm 1/1`])
    write('api/package-lock.json', lock)
    mkdirSync(join(folder, 'elsewhere'))
    expect(await read([join(folder, 'web')], [], join(folder, 'elsewhere'))).toEqual(['package-lock.json npm 1/1'])
    const both = [join(folder, 'web', 'package-lock.json'), join(folder, 'api')]
    expect(await read(both, [], join(folder, 'elsewhere'))).toEqual(['api/package-lock.json npm 1/1', 'web/package-lock.json npm 1/1'])
  })

  it('takes in what a file includes, once, and says what is missing', async () => {
    write('requirements.txt', '-r base.txt\n-r gone.txt\nflask==3.0.0\n')
    write('base.txt', '-r requirements.txt\nrequests==2.32.0\n')
    expect(await read(['requirements.txt'])).toEqual([
      'base.txt requirements 2/2',
      'gone.txt unknown 0/0 blind',
      'requirements.txt requirements 3/3',
    ])
  })

  it('reads what a file includes in the format of that file, whatever its name', async () => {
    write('requirements.txt', '--pre --requirem=base.in\n-rsub/list\n')
    write('base.in', 'requests==2.32.0\n')
    write('sub/list', '-c ../limits\nflask\n')
    write('limits', 'flask==3.0.0\n')
    expect(await read(['requirements.txt'])).toEqual([
      'base.in requirements 1/1',
      'requirements.txt requirements 2/2',
      'sub/list requirements 1/1',
    ])
  })

  it('leaves out what is excluded, unless it is named', async () => {
    write('package-lock.json', lock)
    write('fixtures/package-lock.json', lock)
    expect(await read(['.'], [join(folder, 'fixtures')])).toEqual(['package-lock.json npm 1/1'])
    expect(await read(['fixtures'], [join(folder, 'fixtures')])).toEqual(['fixtures/package-lock.json npm 1/1'])
  })

  it('is blind, and says so, for a binary file', async () => {
    write('package-lock.json', new Uint8Array([0, 1, 2, 255]))
    expect(await read(['.'])).toEqual(['package-lock.json unknown 0/0 blind'])
  })

  it('ends in a loop of links', async () => {
    write('package-lock.json', lock)
    symlinkSync(folder, join(folder, 'again'))
    expect(await read(['.'])).toEqual(['package-lock.json npm 1/1'])
  })

  it('reads what lies beside a lockfile', async () => {
    write('web/package-lock.json', lock)
    write('web/.npmrc', 'ignore-scripts=true')
    const { readText } = await readLockfiles({ fs, cwd: folder, paths: ['.'], exclude: [] })
    expect(readText('web/.npmrc')).toBe('ignore-scripts=true')
    expect(readText('web/none')).toBeNull()
  })

  it.each([
    ['a path that does not exist', ['no/such'], 'AUDIT_PATH_UNREADABLE', 2],
    ['a folder without a lockfile', ['.'], 'AUDIT_NOTHING_FOUND', 3],
  ])('refuses %s', async (_name, paths, code, exit) => {
    const error: unknown = await read(paths).catch((cause: unknown) => cause)
    expect(isFault(error) && { code: error.code, exit: error.exit }).toEqual({ code, exit })
  })
})
