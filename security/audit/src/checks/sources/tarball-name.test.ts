import { expect, it } from 'vitest'
import { tarballName } from './tarball-name.ts'

it.each([
  ['https://registry.npmjs.org/a/-/a-1.0.0.tgz', 'a', '1.0.0'],
  ['https://registry.npmjs.org/@s/a/-/a-1.0.0-rc.1.tgz', '@s/a', '1.0.0-rc.1'],
  ['https://registry.npmjs.org/@s%2fa/-/a-1.0.0.tgz', '@s/a', '1.0.0'],
  ['https://npm.acme.example/path/npm/@s/a/-/@s/a-1.0.0.tgz', '@s/a', '1.0.0'],
  ['https://registry.yarnpkg.com/a/-/a-1.0.0.tgz#0123', 'a', '1.0.0'],
  ['https://npm.pkg.github.com/download/@s/a/1.0.0/0123456789012345678901234567890123456789', '@s/a', '1.0.0'],
  ['https://npm.jsr.io/~/11/@jsr/s__a/1.0.0.tgz', '@jsr/s__a', '1.0.0'],
  ['https://registry.npm.taobao.org/@s/a/download/@s/a-1.0.0.tgz?cache=0', '@s/a', '1.0.0'],
  ['https://gitlab.com/api/v4/projects/7/packages/npm/@s/a/-/@s/a-1.0.0.tgz', '@s/a', '1.0.0'],
  ['https://pkgs.dev.azure.com/acme/_packaging/feed/npm/registry/a/-/a-1.0.0.tgz', 'a', '1.0.0'],
  ['https://npm.fontawesome.com/@s/a/-/1.0.0/a-1.0.0.tgz', '@s/a', '1.0.0'],
])('%s is %s@%s', (url, name, version) => {
  expect(tarballName(url)).toEqual({ name, version })
})

it.each([
  'https://npm.pkg.github.com/download/@s/a/1.0.0/latest',
  'https://codeload.github.com/s/a/tar.gz/0123',
  'a-1.0.0.tgz',
  'https://registry.npmjs.org/a/-/b-1.0.0.tgz',
  '',
])('%s says nothing', (url) => {
  expect(tarballName(url)).toBeNull()
})
