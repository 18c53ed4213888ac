import fs from 'node:fs'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LockfileReadings, readLockfiles } from './read-lockfiles.ts'

const lock = (name: string): string =>
  `{"lockfileVersion":3,"packages":{"":{"dependencies":{"${name}":"1"}},"node_modules/${name}":{"version":"1.0.0"}}}`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
const read = async (paths: readonly string[] = ['.'], exclude: readonly string[] = []): Promise<LockfileReadings> =>
  readLockfiles({ fs, cwd: root, paths, exclude: exclude.map((path) => join(root, path)) })
const pathsOf = ({ files }: LockfileReadings): readonly string[] => files.map((file) => file.path)
const spotsOf = ({ files }: LockfileReadings): readonly string[] =>
  files.flatMap((file) => file.parsed.blindSpots.map(({ what }) => `${file.path}: ${what}`))
const tarball = async (files: Readonly<Record<string, string>>): Promise<Uint8Array> =>
  gzipSync(
    await packTar(Object.entries(files).map(([name, body]) => ({ header: { name, size: Buffer.byteLength(body), type: 'file' }, body }))),
  )

describe('a folder', () => {
  test('gives every lockfile below it, in order, whatever its format', async () => {
    put('pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages: {}\n")
    put('apps/a/package-lock.json', lock('a'))
    put('apps/b/uv.lock', 'version = 1\n')
    put('apps/c/requirements/base.txt', 'a==1\n')
    put('apps/c/requirements/constraints.txt', 'a==1\n')
    put('plugins/d/sbom.lock.json', lock('d'))
    put('apps/Cargo.lock', '# of another world\n')
    put('README.md', 'hello')
    expect(pathsOf(await read())).toEqual([
      'apps/a/package-lock.json',
      'apps/b/uv.lock',
      'apps/c/requirements/base.txt',
      'plugins/d/sbom.lock.json',
      'pnpm-lock.yaml',
    ])
  })

  test('leaves out what is installed, in version control, in a virtual environment or excluded', async () => {
    put('node_modules/a/package-lock.json', lock('a'))
    put('.git/package-lock.json', lock('a'))
    put('env/pyvenv.cfg', '')
    put('env/lib/requirements.txt', 'a==1\n')
    put('fixtures/package-lock.json', lock('a'))
    put('package-lock.json', lock('b'))
    expect(pathsOf(await read(['.'], ['fixtures']))).toEqual(['package-lock.json'])
  })

  test('leaves out what .gitignore says, of this folder, below and above', async () => {
    put('.git/HEAD', '')
    put('.gitignore', 'dist/\n*.generated.lock\n')
    put('app/.gitignore', '/local\n!/kept\n')
    put('dist/.gitignore', '!package-lock.json\n') // As in git: nothing below an ignored folder comes back.
    for (const path of ['dist', 'app/dist', 'app/local', 'app/kept', 'app/deep/local']) put(`${path}/package-lock.json`, lock('a'))
    expect(pathsOf(await read())).toEqual(['app/deep/local/package-lock.json', 'app/kept/package-lock.json'])
    expect(pathsOf(await read(['app']))).toEqual(['app/deep/local/package-lock.json', 'app/kept/package-lock.json'])
  })

  test('is audited though it is ignored itself, when it is named', async () => {
    put('.git/HEAD', '')
    put('.gitignore', 'dist/\n')
    put('dist/package-lock.json', lock('a'))
    expect(pathsOf(await read(['dist']))).toEqual(['dist/package-lock.json'])
  })

  test('ends though its links go in circles, and reads a linked file once', async () => {
    put('app/package-lock.json', lock('a'))
    symlinkSync('..', join(root, 'app', 'up'))
    symlinkSync(root, join(root, 'app', 'round'))
    symlinkSync('package-lock.json', join(root, 'app', 'yarn.lock'))
    symlinkSync('nowhere', join(root, 'app', 'pnpm-lock.yaml'))
    const found = await read()
    expect(pathsOf(found)).toEqual(['app/package-lock.json', 'app/pnpm-lock.yaml'])
    expect(spotsOf(found)).toEqual([expect.stringMatching(/^app\/pnpm-lock.yaml: this file cannot be read: ENOENT/)])
  })

  test('without a lock gives its package.json, and says what that leaves open', async () => {
    put('package.json', '{"dependencies":{"a":"^1"}}')
    expect(spotsOf(await read())).toEqual([expect.stringMatching(/^package.json: 1 dependencies without a lock/)])
  })

  test('without anything is a fault', async () => {
    await expect(read()).rejects.toMatchObject({ code: 'AUDIT_NOTHING_FOUND', exit: 3 })
  })

  test('with a lock that is not read at all says so', async () => {
    put('bun.lockb', Uint8Array.of(0, 1, 2))
    put('deno.lock', '{}')
    expect(spotsOf(await read())).toEqual([
      expect.stringMatching(/^bun.lockb: .*save-text-lockfile/),
      expect.stringMatching(/^deno.lock: .*not checked/),
    ])
  })

  test('elsewhere has paths relative to itself, and its manifests are found', async () => {
    put('project/yarn.lock', '# yarn lockfile v1\n\n\na@^1:\n  version "1.0.0"\n')
    put('project/package.json', '{"devDependencies":{"a":"^1"}}')
    mkdirSync(join(root, 'here'))
    const { files, readText } = await readLockfiles({ fs, cwd: join(root, 'here'), paths: ['../project'], exclude: [] })
    expect(files.map((file) => [file.path, file.parsed.packages[0]?.dev])).toEqual([['yarn.lock', true]])
    expect(readText('package.json')).toMatch(/devDependencies/)
    expect(readText('../../../etc/hostname')).toBeNull()
  })
})

describe('a file', () => {
  test('is read whatever its name', async () => {
    put('odd.name', lock('a'))
    expect((await read(['odd.name'])).files.map((file) => file.format)).toEqual(['npm'])
  })

  test('that two paths lead to is read once', async () => {
    put('package-lock.json', lock('a'))
    expect(pathsOf(await read(['.', 'package-lock.json']))).toEqual(['package-lock.json'])
  })

  test('that does not exist is a fault', async () => {
    await expect(read(['nowhere'])).rejects.toMatchObject({ code: 'AUDIT_PATH_UNREADABLE', exit: 2 })
  })

  test('that is too large is not read', async () => {
    put('package-lock.json', '')
    const large = { ...fs, statSync: () => ({ size: 1e8, isFile: () => true, isDirectory: () => false }) }
    const { files } = await readLockfiles({ fs: large as unknown as typeof fs, cwd: root, paths: ['package-lock.json'], exclude: [] })
    expect(files[0]?.parsed.blindSpots[0]?.what).toMatch(/too large to be read: 100000000 bytes/)
  })

  test('of requirements brings what it takes in, once, and never from outside', async () => {
    put('app/requirements.txt', '-r more.txt\n-r ../../outside.txt\n-r gone.txt\n-c pins.txt\na\n')
    put('app/more.txt', '-r requirements.txt\nb==1\n')
    put('app/pins.txt', 'a==2.0\n')
    const found = await read(['app/requirements.txt'])
    expect(pathsOf(found).slice(0, 2)).toEqual(['app/requirements.txt', 'app/more.txt'])
    expect(found.files[0]?.parsed.packages.map((one) => one.version)).toEqual(['2.0'])
    expect(spotsOf(found)).toEqual([
      expect.stringMatching(/outside.txt: .*lies outside of what is audited/),
      expect.stringMatching(/app\/gone.txt: this file cannot be read/),
    ])
  })
})

describe('a tarball', () => {
  test('gives the lock inside it', async () => {
    put('a-1.0.0.tgz', await tarball({ 'package/package.json': '{}', 'package/npm-shrinkwrap.json': lock('b') }))
    expect(pathsOf(await read(['a-1.0.0.tgz']))).toEqual(['a-1.0.0.tgz/package/npm-shrinkwrap.json'])
  })

  test('without one gives its manifest, and says what it brings along', async () => {
    put(
      'a-1.0.0.tgz',
      await tarball({
        'package/package.json': '{"dependencies":{"b":"1.0.0"}}',
        'package/node_modules/@s/c/package.json': '{}',
        'package/deep/package-lock.json': lock('d'),
      }),
    )
    const found = await read(['a-1.0.0.tgz'])
    expect(pathsOf(found)).toEqual(['a-1.0.0.tgz', 'a-1.0.0.tgz/package/package.json'])
    expect(spotsOf(found)[0]).toBe('a-1.0.0.tgz: it brings 1 packages along that no lock names: @s/c')
  })

  test('that is damaged, or holds nothing of use, is a blind spot', async () => {
    put('cut.tgz', (await tarball({ 'package/package.json': '{}' })).slice(0, 40))
    put('empty.tgz', await tarball({ 'package/index.js': '' }))
    put('text.tgz', 'hello')
    expect(spotsOf(await read(['cut.tgz', 'empty.tgz', 'text.tgz']))).toEqual([
      expect.stringMatching(/^cut.tgz: this tarball cannot be unpacked/),
      'empty.tgz: this tarball holds neither a lockfile nor a package.json',
      expect.stringMatching(/^text.tgz: this tarball/),
    ])
  })

  test('that would grow without end is not unpacked', async () => {
    put('bomb.tgz', gzipSync(new Uint8Array(200 * 1024 * 1024)))
    expect(spotsOf(await read(['bomb.tgz']))).toEqual([expect.stringMatching(/cannot be unpacked/)])
  })
})
