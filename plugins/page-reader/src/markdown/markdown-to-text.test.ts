import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { markdownToText } from './markdown-to-text.ts'

/** Letters and digits as the host compares them with the source, whole runs of which a reader may leave out. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

function isInOrder(text: string, source: string): boolean {
  const letters = lettersOf(source)
  let at = 0
  return Array.from(lettersOf(text)).every((letter) => (at = letters.indexOf(letter, at) + 1) > 0)
}

const tidy = (text: string): string => text.replaceAll(/\n{3,}/g, '\n\n').trim()

test.each([
  ['a box of MyST', ':::{note}\n:class: dark\n\nBees dance.\n:::\n\nMore.', 'Bees dance.\n\nMore.'],
  ['a box of MyST in backticks, with words behind its name', '```{warning} Bees\nsting.\n```', 'Bees\nsting.'],
  ['a box in a box', '::::{tab} Hive\n:::{tip}\nDance.\n:::\nFly.\n::::', '## Hive\n\nDance.\n\nFly.'],
  [
    'boxes of Docusaurus and VitePress',
    ':::tip[Honey]\nDance.\n:::\n\n::: details Why\nIt is warm.\n:::',
    'Dance.\n\n## Why\n\nIt is warm.',
  ],
  ['a box of Pandoc', '::: {.note}\nDance.\n:::', 'Dance.'],
  ['a box of PyMdown', '/// tip | Honey\n\nDance.\n\n///', 'Dance.'],
  ['an alert of GitHub', '> [!NOTE]\n> Bees dance.', '> \n> Bees dance.'],
  [
    'boxes, details and tabs of MkDocs',
    '# Bees\n\n!!! note "Honey"\n    Dance.\n\n    Fly.\n\n??? question "Why do they?"\n    It is warm.\n\n=== "Hive"\n\n    ```sh\n    dance\n    ```\n\nEnd.',
    '# Bees\n\nDance.\n\nFly.\n\n## Why do they?\n\nIt is warm.\n\n## Hive\n\n```sh\ndance\n```\n\nEnd.',
  ],
  ['a session of MyST', '```{doctest}\n>>> dance()\n```', '```\n>>> dance()\n```'],
  ['code of MyST', '```{code-block} python\n:linenos:\n\ndance()\n```', '```python\n\ndance()\n```'],
  ['a chunk of R Markdown', '```{r dance, echo=FALSE}\n#| fig-width: 3\ndance()\n```', '```\n#| fig-width: 3\ndance()\n```'],
  ['what is put in from elsewhere', '```{include} ../README.md\n:start-after: x\n```\n\n```{toctree}\nhive\n```\n\nBees.', 'Bees.'],
  ['reStructuredText in MyST', '```{eval-rst}\n.. note:: See :ref:`the hive <hive>`.\n```', 'See the hive.'],
  ['since when something holds', '```{versionadded} 2.0\nBees dance.\n```', 'Version added 2.0: Bees dance.'],
  [
    'roles',
    'See {doc}`the hive <hive>`, {pep}`557`, {rfc}`9106`, {func}`~bees.dance`, {term}`bee` and 10{sup}`3`.',
    'See the hive, PEP 557, RFC 9106, `bees.dance`, bee and 10³.',
  ],
  ['braces in code, which are no role', 'Of `package{dep}` comes `{a}`.', 'Of `package{dep}` comes `{a}`.'],
  [
    'links by their words alone',
    'Use [*bcrypt*] or [GPU]s, [sic] and [1].\n\n[*bcrypt*]: https://b.example\n[gpu]: https://g.example\n[1]: https://o.example',
    'Use *bcrypt* or GPUs, [sic] and [1].\n\n[*bcrypt*]: https://b.example\n[gpu]: https://g.example\n[1]: https://o.example',
  ],
  [
    'escaped signs',
    'Don\\\'t say \\"\\[dance\\]\\" to snake\\_case, \\_\\_init\\_\\_, \\*.c or \\--hive=\\<file or dir\\>.\\',
    'Don\'t say "[dance]" to `snake_case`, `__init__`, `*.c` or --hive=`<file or dir>`.',
  ],
  [
    'escapes in code, and where they keep a line from being something else',
    'In `a\\_b` and `\\#1`.\n\n1\\. Bees\n\n\\# Bees',
    'In `a\\_b` and `\\#1`.\n\n1\\. Bees\n\n\\# Bees',
  ],
  [
    'descriptions of terms',
    '**-d**\n\n:   Dance.\n\n    Not at night:\n\n        dance -d\n\nHive\n: A home.\n: A house.',
    '- **-d**: Dance.\n\n  Not at night:\n\n      dance -d\n\n- Hive: A home.\n  A house.',
  ],
  [
    'orders to the program that sets the page',
    '(hive)=\n# Bees {#bees}\n\n[TOC]\n\n{{< toc >}}\n--8<-- "hive.md"\n\nBees.\n{: .dark }',
    '# Bees {#bees}\n\nBees.',
  ],
  ['cells that are lined up', '| bee    | wings |\n|--------|------:|\n| worker |     4 |', '| bee | wings |\n|---|---:|\n| worker | 4 |'],
  ['front matter', '+++\ntitle = "Bees"\n+++\n\n+++\nBees.', '+++\ntitle = "Bees"\n+++\n\nBees.'],
])('Markdown of a dialect becomes Markdown: %s', (_, source, text) => {
  expect(tidy(markdownToText(source))).toBe(text)
  expect(isInOrder(text, source)).toBe(true)
})

test('plain Markdown comes out as it went in', () => {
  const plain = [
    '---\ntitle: Bees\n---\n\n# Bees\n\nBees [dance](d.md), [fly][f] and ![eat](e.png).\n\n[f]: https://f.example "Fly"',
    '```js\nconst a = { b: "\\n" }\n:::note\n```\n\n    set = in\\_code\n\n- [ ] one\n- [x] two',
    '| a | b \\| c |\n| --- | --- |\n| 1 | 2 |\n\n> Quote\n\n<details>\n\nText\n\n</details>',
    'A fence that is never closed:\n\n```{note}\nBees.',
  ]
  for (const text of plain) expect(markdownToText(text)).toBe(text)
})

test('no source breaks it, and none gets a word or an order that it has not', () => {
  const line = constantFrom(
    '',
    'Bees dance.',
    ':::{note} Hive',
    ':::',
    '::::tip[Hive]',
    '::::',
    '```{tab} Hive',
    '```',
    '```{eval-rst}',
    '!!! note "Hive"',
    '    set in',
    '=== "Hive"',
    ': A home',
    '{doc}`hive <h>` and {pep}`1`',
    '[bee]',
    '[bee]: https://b.example',
    '# Bees',
    '- one',
    '\\[a\\] \\_b\\_ `',
    '```{versionadded} 1.0 Hive',
  )
  assert(
    property(array(line, { maxLength: 30 }), (lines) => {
      const source = lines.join('\n')
      expect(isInOrder(markdownToText(source), source)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('size and depth do not break it', () => {
  const many = 100_000
  for (const text of [
    ':::note\n'.repeat(many),
    '```{note}\n'.repeat(many),
    '```\n'.repeat(many + 1),
    `${'\\_'.repeat(many)}@`,
    '['.repeat(many),
    `${'[a'.repeat(many)}\n\n[a]: b`,
    '{a}`'.repeat(many),
    ': a\n'.repeat(many),
    Array.from({ length: 400 }, (_, depth) => `${' '.repeat(4 * depth)}!!! note`).join('\n'),
    Array.from({ length: 400 }, (_, depth) => ':'.repeat(403 - depth) + 'note').join('\n'),
  ])
    expect(typeof markdownToText(text)).toBe('string')
})
