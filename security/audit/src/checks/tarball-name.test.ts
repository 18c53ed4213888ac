import { expect, it } from 'vitest'
import { tarballName } from './tarball-name.ts'

it.each([
  ['https://registry.npmjs.org/a/-/a-1.0.0.tgz', 'a', '1.0.0'],
  ['https://registry.npmjs.org/@s/a/-/a-1.0.0-rc.1.tgz', '@s/a', '1.0.0-rc.1'],
  ['https://registry.npmjs.org/@s%2fa/-/a-1.0.0.tgz', '@s/a', '1.0.0'],
  ['https://npm.acme.example/path/npm/@s/a/-/@s/a-1.0.0.tgz', '@s/a', '1.0.0'],
  ['https://registry.yarnpkg.com/a/-/a-1.0.0.tgz#0123', 'a', '1.0.0'],
])('%s is %s@%s', (url, name, version) => {
  expect(tarballName(url)).toEqual({ name, version })
})

it.each([
  'https://npm.pkg.github.com/download/@s/a/1.0.0/0123',
  'https://codeload.github.com/s/a/tar.gz/0123',
  'a-1.0.0.tgz',
  'https://registry.npmjs.org/a/-/b-1.0.0.tgz',
  '',
])('%s says nothing', (url) => {
  expect(tarballName(url)).toBeNull()
})
