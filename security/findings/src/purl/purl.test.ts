import fc from 'fast-check'
import { PackageURL } from 'packageurl-js'
import { expect, test } from 'vitest'
import type { Purl } from './purl.ts'
import { readPurl } from './read-purl.ts'
import { writePurl } from './write-purl.ts'

// packageurl-js trims parts and applies rules of single types: the words are such that neither changes them.
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text === text.trim() && text === text.toLowerCase() && !/[/_]/.test(text))
// It decodes the values of qualifiers twice, and refuses a percent sign in one.
const value = word.filter((text) => !text.includes('%'))
const purls = fc
  .record({
    type: fc.constantFrom('npm', 'pypi', 'cargo', 'generic'),
    namespace: fc.option(
      fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      { nil: undefined },
    ),
    name: word,
    version: fc.option(word, { nil: undefined }),
    qualifiers: fc.option(fc.dictionary(fc.stringMatching(/^[a-z][a-z\d.-]{0,8}$/), value, { minKeys: 1, maxKeys: 3 }), { nil: undefined }),
  })
  .map((parts): Purl => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as unknown as Purl)

const partsOf = ({ type, namespace, name, version, qualifiers }: PackageURL): object =>
  JSON.parse(JSON.stringify({ type, namespace, name, version, qualifiers })) as object

test('the reference implementation reads what is written here to the same parts', () => {
  fc.assert(
    fc.property(purls, (purl) => {
      expect(partsOf(PackageURL.fromString(writePurl(purl)))).toEqual({ ...purl })
    }),
  )
})

test('what the reference implementation writes is read here to the same parts', () => {
  fc.assert(
    fc.property(purls, (purl) => {
      const { type, namespace, name, version, qualifiers } = purl
      const text = new PackageURL(type, namespace, name, version, qualifiers, undefined).toString()
      expect(readPurl(text)).toEqual(purl)
      expect(readPurl(writePurl(purl))).toEqual(purl)
    }),
  )
})

test('no text makes the reader throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [readPurl(text), readPurl(`pkg:npm/${text}`)]))
})

// Bills of materials of others hold these; the specification refuses them, or asks only for the first.
test.each([
  ['pkg://npm/a@1.0.0', { type: 'npm', name: 'a', version: '1.0.0' }],
  ['PKG:NPM/JSONStream@1.0.0', { type: 'npm', name: 'JSONStream', version: '1.0.0' }],
  ['pkg:npm/100%zz@1%', { type: 'npm', name: '100%zz', version: '1%' }],
  ['pkg:npm/a@', { type: 'npm', name: 'a', version: '' }],
  ['pkg:npm//a//b@1', { type: 'npm', namespace: 'a', name: 'b', version: '1' }],
  ['pkg:npm/%40s%2Fa@1', { type: 'npm', name: '@s/a', version: '1' }],
  ['pkg:npm/a@1#lib/x', { type: 'npm', name: 'a', version: '1' }],
])('%s is understood', (text, purl) => {
  expect(readPurl(text)).toEqual(purl)
})

test.each(['', 'a', 'npm/a@1', 'pkg:npm', 'pkg:npm/', 'pkg:npm/@s/a@1', 'pkg:1/a'])('%j is no package URL', (text) => {
  expect(readPurl(text)).toBeNull()
})
