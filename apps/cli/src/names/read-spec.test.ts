import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpec } from './read-spec.ts'

describe('readSpec', () => {
  it.each([
    ['npm:react', 'npm', 'react'],
    ['npm:react@18', 'npm', 'react'],
    ['npm:expresss@^4', 'npm', 'expresss'],
    ['npm:@babel/core@>=7 <8', 'npm', '@babel/core'],
    ['npm:@babel/core@1.0.0 || 2', 'npm', '@babel/core'],
    ['npm:left-pad@latest', 'npm', 'left-pad'],
    ['npm:left-pad@*', 'npm', 'left-pad'],
    ['npm:left-pad@~1.2.3-beta.1+build', 'npm', 'left-pad'],
    ['npm:short@npm:string-width@^4', 'npm', 'string-width'],
    ['npm:React', 'npm', 'React'],
    ['npm:g\u043E\u043Egle', 'npm', 'g\u043E\u043Egle'],
    ['NPM:react', 'npm', 'react'],
    ['pypi:requests==2.31.0', 'pypi', 'requests'],
    ['pypi:requests === 2.31.0', 'pypi', 'requests'],
    ['pypi:requests[security,socks]>=2,<3; python_version < "3.12"', 'pypi', 'requests'],
    ['pypi:requests (>=2)', 'pypi', 'requests'],
    ['pypi:requests ; sys_platform == "win32"', 'pypi', 'requests'],
    ['pypi:requests @ https://example.org/requests-2.0-py3-none-any.whl', 'pypi', 'requests'],
    ['pypi:Flask_SQLAlchemy~=3.0', 'pypi', 'Flask_SQLAlchemy'],
    ['pypi:zope.interface', 'pypi', 'zope.interface'],
    ['pkg:npm/react@18.2.0', 'npm', 'react'],
    ['pkg:npm/%40babel/core@7.0.0?repository_url=https://npm.example/x@y#lib', 'npm', '@babel/core'],
    ['pkg:npm/%40babel/core', 'npm', '@babel/core'],
    ['pkg:pypi/requests@2.31.0', 'pypi', 'requests'],
    ['PKG:PyPI/requests', 'pypi', 'requests'],
  ])('reads the name of %s', (text, ecosystem, name) => {
    expect(readSpec(text)).toEqual({ ecosystem, name })
  })

  it.each([
    'react',
    'cargo:serde',
    'pkg:cargo/serde@1',
    'npm:',
    'npm: react',
    'npm:../etc/passwd',
    'npm:/etc/passwd',
    'npm:react/server',
    'npm:@babel',
    'npm:@babel/',
    'npm:node:fs',
    'npm:react@https://example.org/react.tgz',
    'npm:react native',
    'npm:react\u202E',
    'npm:.hidden',
    'npm/react',
    'pypi:',
    'pypi: requests',
    'pypi:-e git+https://example.org/x.git#egg=x',
    'pypi:-r other.txt',
    'pypi:./x-1.0-py3-none-any.whl',
    'pypi:git+https://example.org/x.git',
    'pypi:requests 2.31.0',
    'pkg:npm/%zz',
    'pkg:npm/',
    `npm:${'x'.repeat(215)}`,
  ])('refuses %s', (text) => {
    expect(() => readSpec(text)).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  it('never takes a version for a part of the name', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
    const version = fc.stringMatching(/^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}(?:-[a-z]{1,5})?$/)
    fc.assert(
      fc.property(name, version, (one, other) => {
        expect(readSpec(`npm:${one}@${other}`).name).toBe(one)
        expect(readSpec(`npm:@scope/${one}@^${other}`).name).toBe(`@scope/${one}`)
        expect(readSpec(`pypi:${one}==${other}`).name).toBe(one)
        expect(readSpec(`pkg:npm/${one}@${other}`).name).toBe(one)
      }),
    )
  })
})
