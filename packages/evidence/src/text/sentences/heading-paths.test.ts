import { expect, test } from 'vitest'
import { headingPaths } from './heading-paths.ts'

const above = (text: string, quote: string): readonly string[] => headingPaths(text)(text.indexOf(quote))

test('Markdown headings nest by their depth', () => {
  const text = '# Storm\n\nIt came.\n\n## Damage\n\nMuch fell.\n\n### Ireland\n\nPower was cut.\n\n## Aftermath\n\nIt went.\n'
  expect(above(text, 'It came')).toEqual(['Storm'])
  expect(above(text, 'Power was')).toEqual(['Storm', 'Damage', 'Ireland'])
  expect(above(text, 'It went')).toEqual(['Storm', 'Aftermath'])
})

test('underlined headings count, and lines of code do not', () => {
  const text = 'Guide\n=====\n\n```sh\n# not a heading\n```\n\nRun it now, please.\n'
  expect(above(text, 'Run it')).toEqual(['Guide'])
})

test('a short line without marks is a heading below the marked ones', () => {
  const text = '# Storm\n\nIreland\n\nPower was cut in 300,000 homes.\n\nWales\n\nTrees fell on the roads.\n'
  expect(above(text, 'Power was')).toEqual(['Storm', 'Ireland'])
  expect(above(text, 'Trees')).toEqual(['Storm', 'Wales'])
})

test('what a table or an example is called is no heading of what follows it', () => {
  expect(above('# Gains\n\nSales\n\nTable 11.1. Of a gain\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nIt is sold.\n', 'It is')).toEqual([
    'Gains',
    'Sales',
  ])
  expect(above('# Réseau\n\nExemple 8.1. Par DHCP\n\nIl est lent.\n', 'Il est')).toEqual(['Réseau'])
})

test('an address by itself is no heading', () => {
  expect(above('# Storm\n\nIreland\n\nIt came.\n\nhttps://a.example/storm\n\nPower was cut.\n', 'Power was')).toEqual(['Storm', 'Ireland'])
})

test.each([
  '`$ sudo apt-get install a`',
  '$ lb config --bootappend-live "boot=live components"',
  '`hive --init`',
  'LOG_LEVEL="audio cdrom"',
])('a line that a reader is to type is no heading: %s', (line) => {
  expect(above(`# Set-up\n\nLinux\n\nInstall it first:\n\n${line}\n\nIt is slow.\n`, 'It is')).toEqual(['Set-up', 'Linux'])
  expect(above('# Set-up\n\n`hive`\n\nIt is slow.\n', 'It is')).toEqual(['Set-up', 'hive'])
})

test('a text of short lines alone has no headings', () => {
  expect(above('Milk\n\nEggs\n\nBread', 'Bread')).toEqual([])
})

test('marks inside a heading are not shown', () => {
  expect(above('## The `open` call and [its](x.md) flags\n\nIt opens a file.\n', 'It opens')).toEqual(['The open call and its flags'])
})

test('an attribute list behind a heading and the fence of an admonition are not shown', () => {
  const text = '# Tides { #tides }\n\n## High water {: .first }\n\nIt rises.\n\n/// tip | Note\n\nIt falls again.\n\n///\n'
  expect(above(text, 'It falls')).toEqual(['Tides', 'High water'])
})

test('a label with its value, and a line that brings code in, are no headings', () => {
  const text =
    '## concurrency\n\nType: `number`\n\nSince: 4 May 2022\n\nIt sets the number of tasks.\n\nIf it is broken, type\n\n```\nstop\n```\n\nThen it stops again.\n'
  expect(above(text, 'It sets')).toEqual(['concurrency'])
  expect(above(text, 'Then it')).toEqual(['concurrency'])
})
