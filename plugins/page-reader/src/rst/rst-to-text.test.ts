import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { rstToText } from './rst-to-text.ts'

/** Letters and digits as the host compares them with the source, whole runs of which a reader may leave out. */
const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')

function isInOrder(text: string, source: string): boolean {
  const letters = lettersOf(source)
  let at = 0
  return Array.from(lettersOf(text)).every((letter) => (at = letters.indexOf(letter, at) + 1) > 0)
}

const simple = '=====  ======\nBee    Wing\n       beats\n=====  ======\nwork   four\nmason  10 and\n       more\n=====  ======\n'
const grid = '+------+-------+\n| Bee  | Wings |\n+======+=======+\n| work | four  |\n|      | large |\n+------+-------+\n'

test.each([
  ['a simple table', simple, '| Bee | Wing beats |\n| --- | --- |\n| work | four |\n| mason | 10 and more |'],
  ['a grid table', grid, '| Bee | Wings |\n| --- | --- |\n| work | four large |'],
  ['a table of two columns without a head', '=======  ===\nBees:     20\nSamples  150\n=======  ===\n', '- Bees: 20\n- Samples: 150'],
  [
    'a list table',
    '.. list-table:: Bees\n   :header-rows: 1\n\n   * - Bee\n     - Wings\n   * - work\n     - ``four``\n       large',
    '| Bee | Wings |\n| --- | --- |\n| work | `four` large |',
  ],
  ['the mark of a note behind code', 'Call ``dance()``\\ [1]_ or ``fly()`` [2]_.', 'Call `dance()` or `fly()`.'],
  ['fields', ':Number of bees: 150\n:Donor: Ada', '- Number of bees: 150\n- Donor: Ada'],
  ['a term', 'Hive\n    A home\n    of bees.', '- Hive: A home\n    of bees.'],
  [
    'the content of a directive of any name',
    '.. dropdown:: Usage\n\n   They dance::\n\n       dance()\n\n   At noon.',
    '## Usage\n\nThey dance:\n\n```\ndance()\n```\n\nAt noon.',
  ],
  ['since when something holds', '.. versionchanged:: 2.0 Bees dance\n   at noon.', 'Version changed 2.0: Bees dance\nat noon.'],
  ['a thing and its description', '.. option:: --dance\n\n   Dance.', '`--dance`\n\nDance.'],
  ['a directive that has options alone', '.. tabs::\n   :sync: x\n\nBees.', 'Bees.'],
  ['a link over two lines', 'See `the dance\n<https://bees.example>`_ of bees.', 'See the dance of bees.'],
  ['a target with an address', '.. _bees: https://bees.example/x\n\nBees.', 'Bees.'],
  [
    'references to other documents alone',
    'Bees\n====\n\n.. rubric:: Examples\n\n* :ref:`plot_bees.py`\n* :ref:`plot_wasps.py`\n\nDance\n=====\n\nThey dance.',
    '## Dance\n\nThey dance.',
  ],
  ['a reference with words of its own', 'See :ref:`the hive <hive-home>` and :func:`~bees.dance`.', 'See the hive and bees.dance.'],
  [
    'a table whose words stand in another order than they are read in',
    '====  ====  ====\nBee   wing  with\n      beat  all\n====  ====  ====\n',
    '```\n====  ====  ====\nBee   wing  with\n      beat  all\n====  ====  ====\n```',
  ],
  ['a session', 'Try it:\n\n>>> dance()\nTrue\n\nDone.', 'Try it:\n\n```\n>>> dance()\nTrue\n```\n\nDone.'],
  ['code in an item', '* Dance::\n\n      dance()\n\n  and fly.', '- Dance:\n\n  ```\n  dance()\n  ```\n\n  and fly.'],
])('reStructuredText becomes Markdown: %s', (_, source, text) => {
  expect(rstToText(source)).toBe(text)
  expect(isInOrder(text, source)).toBe(true)
})

test('no source breaks it, and none gets a word or an order that it has not', () => {
  const line = constantFrom(
    '',
    'Bees dance.',
    'a    b    c',
    '     d    e',
    '  They fly::',
    '====',
    '=== ===',
    '===  ===  ===',
    '.. versionadded:: 2.0 They hum.',
    'See :ref:`hive <x>` and :func:`~a.b`.',
    '+--+--+',
    '| a | b |',
    '.. note:: x',
    '.. list-table::',
    '   * - a',
    '     - b',
    '* `x',
    ':a: b',
    '>>> a',
    '``',
    '.. _a:',
  )
  assert(
    property(array(line, { maxLength: 30 }), (lines) => {
      const text = rstToText(lines.join('\n'))
      expect(text).not.toMatch(/^\s|\s$/)
      expect(isInOrder(text, lines.join('\n'))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
