import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNpmFacts } from './npm-facts.ts'
import { readPypiFacts } from './pypi-facts.ts'
import { repositoryOf } from './repository-of.ts'

test('any JSON is facts or none, and never a crash', () => {
  const json = fc.jsonValue()
  fc.assert(fc.property(json, (value) => void [readNpmFacts(value, 'x'), readPypiFacts(value, 'x'), repositoryOf(value)]))
  const manifest = fc.record(
    {
      dist: fc.oneof(json, fc.record({ integrity: json, signatures: fc.array(json), attestations: json })),
      _npmUser: json,
      scripts: json,
      license: json,
      licenses: json,
      bin: json,
      repository: json,
      deprecated: json,
    },
    { requiredKeys: [] },
  )
  const packument = fc.record({
    name: fc.constant('x'),
    versions: fc.dictionary(fc.string(), fc.oneof(json, manifest)),
    time: json,
    'dist-tags': json,
    maintainers: json,
  })
  fc.assert(
    fc.property(packument, (value) => {
      const facts = readNpmFacts(value, 'x')
      expect(facts?.releases).toHaveLength(Object.keys(value.versions).length)
      for (const { publishedAt } of facts?.releases ?? []) expect(publishedAt === null || !Number.isNaN(Date.parse(publishedAt))).toBe(true)
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
    }),
  )
})

test.each([
  ['acme/x', 'https://github.com/acme/x'],
  ['gitlab:acme/x', 'https://gitlab.com/acme/x'],
  ['git+https://github.com/acme/x.git', 'https://github.com/acme/x'],
  ['git+ssh://git@github.com/acme/x.git#main', 'https://github.com/acme/x'],
  ['git://github.com/acme/x.git', 'https://github.com/acme/x'],
  ['git@github.com:acme/x.git', 'https://github.com/acme/x'],
  ['https://www.GitHub.com/acme/x/tree/main/packages/y', 'https://github.com/acme/x'],
  [{ type: 'git', url: 'https://user:pass@github.com/acme/x' }, 'https://github.com/acme/x'],
  ['https://gitlab.com/acme/group/x', 'https://gitlab.com/acme/group/x'],
  ['https://acme.test', null],
  ['javascript:alert(1)', null],
  [7, null],
])('the repository %j is %s', (said, is) => expect(repositoryOf(said)).toBe(is))
