import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readBlockYaml } from './read-block-yaml.ts'
import { readAnyYaml, readYaml } from './read-yaml.ts'
import type { Tree } from './tree.ts'

/** Without lines inside flow values and line breaks inside scalars, which the quick reader does not keep. */
const plain = (tree: Tree): unknown => {
  if (tree.kind === 'map') return tree.entries.map(({ key, value }) => [key, plain(value)])
  return tree.kind === 'list' ? { items: tree.items.map(plain) } : tree.text.replaceAll(/\s+/g, ' ').trim()
}
const lines = (tree: Tree): unknown => (tree.kind === 'map' ? tree.entries.map(({ key, line, value }) => [key, line, lines(value)]) : null)

const scalar = fc.oneof(
  fc.constantFrom(
    '1.0.0',
    '>=1 <2',
    'a: b',
    '',
    '*',
    '^1.0.0',
    "it's",
    '"q"',
    '@scope/a@1.0.0(b@2.0.0)',
    '- x',
    '#c',
    'x #c',
    'true',
    'null',
    '{a}',
    '[b',
    'https://x/y?z#w',
    ' a',
    'a:',
    'é\u2028',
  ),
  fc.string({ maxLength: 12 }),
)
const document = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(scalar, tie('value'), { maxKeys: 4 })),
})).value
const written = fc
  .tuple(
    fc.array(fc.dictionary(fc.constantFrom('packages', 'a@1.0.0', '@s/b@2.0.0'), document, { minKeys: 1, maxKeys: 3 }), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.record({ lineWidth: fc.constantFrom(0, 20, 80), singleQuote: fc.boolean(), indentSeq: fc.boolean() }),
  )
  .map(([documents, options]) => documents.map((one) => `---\n${stringify(one, options)}`).join(''))
const pieces = fc.array(
  fc.constantFrom(
    'a',
    ':',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    "'",
    '"',
    '{',
    '}',
    '[',
    ']',
    ', ',
    ' #',
    '|',
    '>-',
    '---\n',
    '&x ',
    '*x',
    '? ',
    '!t ',
    '\\',
    '%',
    '\t',
  ),
  { maxLength: 14 },
)

const agree = (text: string): void => {
  const quick = readBlockYaml(text)
  if (!('documents' in quick)) return
  const full = readAnyYaml(text)
  expect({ text, documents: quick.documents.map(plain) }).toEqual({ text, documents: full.documents.map(plain) })
}

describe('the quick reader', () => {
  test('gives the answer of the general one, or none', () => {
    fc.assert(fc.property(written, agree), { numRuns: 1500 })
  })

  test('never makes sense of what the general one refuses', () => {
    fc.assert(
      fc.property(pieces, (parts) => agree(parts.join(''))),
      { numRuns: 10_000 },
    )
  })

  test('reads what package managers and formatters write', () => {
    const text =
      "a:\n  '@s/b@1.0.0': {integrity: sha512-x==, cpu: [x64]}\n  c:\n    {\n      d: e,\n    }\n  f: |-\n    one\n    two\n  g:\n  - h: 1\n    i: 2\n  - j\n"
    const quick = readBlockYaml(text)
    expect('documents' in quick && quick.documents.map(plain)).toEqual(readAnyYaml(text).documents.map(plain))
    expect('documents' in quick && quick.documents.map(lines)).toEqual([
      [
        [
          'a',
          1,
          [
            [
              '@s/b@1.0.0',
              2,
              [
                ['integrity', 2, null],
                ['cpu', 2, null],
              ],
            ],
            ['c', 3, [['d', 4, null]]],
            ['f', 7, null],
            ['g', 10, null],
          ],
        ],
      ],
    ])
  })
})

describe('readYaml', () => {
  test('says where a text is no YAML', () => {
    expect(readYaml('a: 1\nb: [1\nc: 2\n').blindSpots).toEqual([
      expect.objectContaining({ what: expect.stringMatching(/^this is not YAML/) }),
    ])
  })

  test('follows no alias', () => {
    const bomb = `a: &a [x]\n${Array.from('bcdefghij')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghij'[index]},`.repeat(9)}]`)
      .join('\n')}\n`
    const { documents, blindSpots } = readYaml(bomb)
    expect(documents).toEqual([])
    expect(blindSpots[0]).toEqual({ line: 2, what: 'the YAML alias *a is not followed' })
  })
})
