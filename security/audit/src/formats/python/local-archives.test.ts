import { expect, test } from 'vitest'
import { isRelease } from '../../is-release.ts'
import { readLockfile } from '../../read-lockfile.ts'

const uv = (source: string, rest = ''): string =>
  `version = 1\nrevision = 3\n\n[[package]]\nname = "idna"\nversion = "3.4"\nsource = { ${source} }\n${rest}\n`
const pdm = (place: string): string => `[metadata]\nlock_version = "4.5.0"\n\n[[package]]\nname = "idna"\nversion = "3.4"\n${place}\n`
const poetry = (url: string): string =>
  `[[package]]\nname = "idna"\nversion = "3.4"\n\n[package.source]\ntype = "file"\nurl = "${url}"\n\n[metadata]\nlock-version = "2.1"\n`
const pipfile = (more: string): string => `{"_meta": {"pipfile-spec": 6}, "default": {"idna": {${more}}}}`
const pylock = (more: string): string => `lock-version = "1.0"\n\n[[packages]]\nname = "idna"\n${more}\n`

test.each([
  ['uv.lock', uv('registry = "vendor"', 'wheels = [{ path = "idna-3.4-py3-none-any.whl" }]'), 'file vendor/idna-3.4-py3-none-any.whl'],
  [
    'uv.lock',
    uv('registry = "file:///srv/simple"', 'wheels = [{ url = "file:///srv/idna-3.4-py3-none-any.whl" }]'),
    'file file:///srv/idna-3.4-py3-none-any.whl',
  ],
  ['uv.lock', uv('registry = "../wheels/"', 'sdist = { path = "idna-3.4.tar.gz" }'), 'file ../wheels/idna-3.4.tar.gz'],
  ['uv.lock', uv('registry = "vendor"'), 'registry vendor'],
  ['uv.lock', uv('path = "vendor/idna-3.4-py3-none-any.whl"'), 'file vendor/idna-3.4-py3-none-any.whl'],
  ['poetry.lock', poetry('vendor/idna-3.4.tar.bz2'), 'file vendor/idna-3.4.tar.bz2'],
  ['pdm.lock', pdm('path = "./vendor/idna-3.4-py3-none-any.whl"'), 'file ./vendor/idna-3.4-py3-none-any.whl'],
  ['Pipfile.lock', pipfile('"path": "./vendor/idna-3.4-py3-none-any.whl"'), 'file ./vendor/idna-3.4-py3-none-any.whl'],
  ['Pipfile.lock', pipfile('"file": "https://h.example/idna-3.4-py3-none-any.whl"'), 'tarball https://h.example/idna-3.4-py3-none-any.whl'],
  ['pylock.toml', pylock('archive = {path = "vendor/idna-3.4.tar.gz", hashes = {sha256 = "ab"}}'), 'file vendor/idna-3.4.tar.gz'],
  ['requirements.txt', './vendor/idna-3.4-py3-none-any.whl\n', 'file ./vendor/idna-3.4-py3-none-any.whl'],
  ['requirements.txt', 'vendor/idna-3.4.zip\n', 'file vendor/idna-3.4.zip'],
  ['requirements.txt', 'idna @ file:///srv/idna-3.4-1-py3-none-any.whl\n', 'file file:///srv/idna-3.4-1-py3-none-any.whl'],
  ['requirements.txt', 'https://h.example/idna-3.4.tar.gz#egg=idna\n', 'tarball https://h.example/idna-3.4.tar.gz#egg=idna'],
])('%s: idna 3.4 is looked up, wherever its file lies: %s', (path, text, place) => {
  const { parsed, counted } = readLockfile(path, new TextEncoder().encode(text), () => null)
  expect(parsed.blindSpots).toEqual([])
  expect(counted).toBe(1)
  expect(parsed.packages.map(({ name, version, source }) => `${name} ${version} ${source.kind} ${source.url}`)).toEqual([
    `idna 3.4 ${place}`,
  ])
  expect(parsed.packages.every(isRelease)).toBe(true)
})
