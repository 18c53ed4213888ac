import fs, { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it } from 'vitest'
import { readNames } from './read-names.ts'

const cwd = tempFolder()

const read = async (name: string, text: string): Promise<{ names: readonly string[]; unregistered: number }> => {
  if (name !== '-') writeFileSync(join(cwd, name), text)
  const { names, unregistered } = await readNames({ cwd, fs, readStdin: () => Promise.resolve(text) }, name)
  return { names: names.map((one) => `${one.ecosystem}:${one.name}`), unregistered }
}

describe('readNames', () => {
  it('reads a list with comments, versions, a byte order mark and any line ending', async () => {
    const text = '\uFEFF# what we want\r\nnpm:react@18 # the view\r\rpypi:requests==2.31.0\npkg:npm/%40babel/core@7#lib\n'
    expect(await read('names.txt', text)).toEqual({ names: ['npm:react', 'pypi:requests', 'npm:@babel/core'], unregistered: 0 })
  })

  it('reads what pip freeze prints', async () => {
    const text =
      'requests==2.31.0\nflask @ https://example.org/flask-3.0-py3-none-any.whl\n-e git+https://example.org/own.git@0123456789012345678901234567890123456789#egg=own\n'
    const { names, unregistered } = await read('-', text)
    expect(names).toContain('pypi:requests')
    expect(names).not.toContain('pypi:own')
    expect(names.length + unregistered).toBe(3)
  })

  it('reads a requirements file with those that it takes in', async () => {
    writeFileSync(join(cwd, 'base.txt'), 'urllib3>=2\n')
    expect(await read('requirements-dev.txt', 'requests\n-r base.txt\n')).toEqual({
      names: ['pypi:requests', 'pypi:urllib3'],
      unregistered: 0,
    })
  })

  it('reads a package.json: aliases by their real name, and no folders', async () => {
    const asked = {
      dependencies: { react: '^18', sw: 'npm:string-width@4', own: 'file:own', fork: 'github:a/b' },
      devDependencies: { vite: '5.0.0' },
    }
    expect(await read('package.json', JSON.stringify(asked))).toEqual({
      names: ['npm:react', 'npm:string-width', 'npm:vite'],
      unregistered: 1,
    })
    expect((await read('-', JSON.stringify(asked))).names).toEqual(['npm:react', 'npm:string-width', 'npm:vite'])
  })

  it('reads a lockfile', async () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1.0.0', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
    }
    expect((await read('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))).names).toEqual(['npm:a'])
  })

  it.each([
    ['names of neither registry', 'names.txt', 'lodash\nexpress\n', 'line 1 is "lodash": write npm:NAME or pypi:NAME'],
    ['a list with a line that is no name', 'names.txt', 'npm:react\n\nnpm: react\n', 'Line 3: "npm: react"'],
    ['a line that hides a name', 'requirements.txt', 'requests==2.31.0\nsecret==${VERSION}\n', 'takes a variable'],
    ['files that stdin does not bring', '-', 'requests==2.31.0\n-r other.txt\n', 'name the file itself'],
    ['a file of no form that is known', 'package.json', '{ "dependencies": ', 'cannot be read'],
  ])('refuses %s', async (_what, name, text, words) => {
    await expect(read(name, text)).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(words) })
  })
})
