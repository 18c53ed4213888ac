import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPurlPackage } from './formats/sbom/read-purl-package.ts'
import { normalName } from './normal-name.ts'
import { purlOf } from './purl-of.ts'

// From the purl specification's examples and its npm and pypi definitions.
test.each([
  ['npm', '@angular/animation', '12.3.1', 'pkg:npm/%40angular/animation@12.3.1'],
  ['npm', 'foobar', '12.3.1+build', 'pkg:npm/foobar@12.3.1%2Bbuild'],
  ['npm', 'JSONStream', '1.0.0', 'pkg:npm/JSONStream@1.0.0'],
  ['PyPI', 'Django_Tools.x--y', '1.11.1', 'pkg:pypi/django-tools-x-y@1.11.1'],
  ['PyPI', 'a', '1!2.0', 'pkg:pypi/a@1%212.0'],
  ['npm', 'a', '', 'pkg:npm/a'],
  ['npm', 'a', 'https://example.com/a.tgz', 'pkg:npm/a'],
] as const)('%s %s %s', (ecosystem, name, version, purl) => {
  expect(purlOf(ecosystem, name, version)).toBe(purl)
})

test('what is from elsewhere carries where from', () => {
  expect(purlOf('npm', 'a', '1.0.0', { kind: 'git', url: 'git+https://example.com/a.git#0123' })).toBe(
    'pkg:npm/a@1.0.0?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Fa.git%230123',
  )
  expect(purlOf('npm', 'a', '1.0.0', { kind: 'tarball', url: 'https://e.com/a.tgz' })).toBe(
    'pkg:npm/a@1.0.0?download_url=https:%2F%2Fe.com%2Fa.tgz',
  )
  expect(purlOf('npm', 'a', '1.0.0', { kind: 'registry', host: 'e.com' })).toBe('pkg:npm/a@1.0.0')
})

test('a purl is read as what it was made of, and no text makes either throw', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/^\/|\/$|\/\/|^$/.test(text))
  fc.assert(
    fc.property(
      fc.constantFrom('npm', 'PyPI'),
      word,
      fc.string().filter((text) => !/[/:]/.test(text)),
      (ecosystem, name, version) => {
        expect(readPurlPackage(purlOf(ecosystem, name, version))).toMatchObject({
          ecosystem,
          name: normalName(ecosystem, name),
          version: version.toWellFormed(),
        })
      },
    ),
  )
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => void [readPurlPackage(text), readPurlPackage(`pkg:npm/${text}`), purlOf('npm', text, text)],
    ),
  )
})
