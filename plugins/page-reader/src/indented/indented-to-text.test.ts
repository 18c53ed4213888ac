import { array, assert, constantFrom, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { indentedToText } from './indented-to-text.ts'

const page = `HIVE(1)                 User Commands                 HIVE(1)

NAME
       hive - watch the bees of a
              garden

SYNOPSIS
       hive [-q] GARDEN

DESCRIPTION
       hive  watches	bees and
       counts them. Their dances are writ‐
       ten down:

       ○   how far the flowers
	   are,

       ○   and where.

   Dances
       Bees dance at noon.

           hive --dances

OPTIONS
       -q, --quiet
              Say nothing.

              Nor at night.

       -b#    Count the bees of a
              hive.

       -v     Say more.

       KEY=VALUE
              Set one thing.
`

test('a manual page as text becomes headings, paragraphs, lists and code', () => {
  expect(indentedToText(page)).toBe(
    [
      'HIVE(1) User Commands HIVE(1)',
      '## NAME',
      'hive - watch the bees of a garden',
      '## SYNOPSIS',
      '```\nhive [-q] GARDEN\n```',
      '## DESCRIPTION',
      'hive watches bees and counts them. Their dances are written down:',
      '- how far the flowers are,\n- and where.',
      '### Dances',
      'Bees dance at noon.',
      '```\nhive --dances\n```',
      '## OPTIONS',
      '- `-q, --quiet`: Say nothing.',
      '  Nor at night.',
      '- `-b#`: Count the bees of a hive.\n- `-v`: Say more.\n- `KEY=VALUE`: Set one thing.',
    ].join('\n\n'),
  )
})

test('numbered chapters over indented text are headings, of the rank of their numbers', () => {
  const text = '1. Bees\n\n1.1. Dances\n\n   They dance\n    1. at noon,\n    2. and\n       at home.\n\n2. Wasps\n\n   They fly.\n'
  expect(indentedToText(text)).toBe(
    '## 1. Bees\n\n### 1.1. Dances\n\nThey dance\n\n1. at noon,\n\n2. and at home.\n\n## 2. Wasps\n\nThey fly.',
  )
})

test.each([
  ['prose', 'Bees dance.\n\nThey fly at noon, and tell each other where the flowers are.\n'],
  ['a text whose lines are not indented', 'BEES\n\nBees dance.\n\nWASPS\n\nWasps fly.\n\nANTS\n\nAnts walk.\n'],
  ['notes with some code', 'BEES\n    ls\n\nThis.\n\nWASPS\n    ls\n\nThat.\n\nANTS\n    ls\n\nThis and that.\n'],
])('%s is left as it is', (_, text) => {
  expect(indentedToText(text)).toBeNull()
})

test('no word is lost, made up or moved, whatever stands where', () => {
  const line = record({
    indent: constantFrom(0, 3, 4, 7, 7, 7, 11, 14, 14),
    words: constantFrom(
      '',
      '',
      'BEES',
      'Bees dance here.',
      '-q, --quiet',
      '-b     Count',
      '- item',
      '2. item',
      'KiB    much',
      '# sh',
      '12  34   56',
    ),
  })
  const words = (text: string | null): readonly string[] => text?.match(/[\p{L}\p{N}#=-]*[\p{L}\p{N}]/gu) ?? []
  assert(
    property(array(line, { maxLength: 40 }), (lines) => {
      const body = lines.map(({ indent, words: said }) => (said === '' ? '' : ' '.repeat(indent) + said)).join('\n')
      const text = `NAME\n       hive\n\nBEES\n       a\n\nOF HIVES\n${'       They dance.\n'.repeat(30)}\n${body}\n`
      expect(words(indentedToText(text))).toEqual(words(text))
    }),
    { numRuns: 300 },
  )
})

test('numbered sections within chapters are headings, though chapters begin with them', () => {
  const rules = [
    '1. Keepers',
    '',
    '  1.1. Choice',
    '',
    '    1. The town chooses; nobody else may.',
    '       It does so in May.',
    '',
    '2. Locks',
    '',
    '  2.1. Powers',
    '',
    '    1. Open the lock.',
    '',
    '3. Money',
    '',
    '   Whoever pays, pays at noon; nobody',
    '   pays at night.',
  ]
  expect(indentedToText(rules.join('\n'))).toBe(
    '## 1. Keepers\n\n### 1.1. Choice\n\n1. The town chooses; nobody else may. It does so in May.\n\n## 2. Locks\n\n### 2.1. Powers\n\n1. Open the lock.\n\n## 3. Money\n\nWhoever pays, pays at noon; nobody pays at night.',
  )
})
