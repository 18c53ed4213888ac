import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { citationTokens } from './citation-tokens.ts'
import { readMarkdownDraft } from './markdown-draft.ts'

test.each([
  ['a link in parentheses', 'It opened in 1990 ([Town news, n.d.](news.md)).', 'It opened in 1990 [[c:k1]].', ['Town news, n.d. news.md']],
  ['two of them', 'It opened ([A](a.md); [B](b.md)).', 'It opened [[c:k1]] [[c:k2]].', ['A a.md', 'B b.md']],
  ['a link on words', 'The [old bridge](https://x.org/b) fell.', 'The old bridge [[c:k1]] fell.', ['old bridge https://x.org/b']],
  ['a footnote', 'It fell.[^1]\n\n[^1]: Town news, 1990', 'It fell. [[c:k1]]', ['Town news, 1990']],
  ['numbers of a list', 'It fell. [1][2]\n\n## Sources\n\n1. Town news\n2. Diary', 'It fell. [[c:k1]] [[c:k2]]', ['Town news', 'Diary']],
  [
    'numbers together',
    'It fell [1, 2].\n\n## References\n\n[1] Town news\n[2] Diary',
    'It fell [[c:k1]] [[c:k2]].',
    ['Town news', 'Diary'],
  ],
  ['a number that nothing explains', 'The array a[1] is full.', 'The array a[1] is full.', []],
  ['an image', 'See ![a map](map.png) here.', 'See ![a map](map.png) here.', []],
])('%s', (_, markdown, text, references) => {
  const { blocks, citations } = readMarkdownDraft(markdown)
  expect(blocks.map((block) => block.text)).toEqual([text])
  expect(citations.map(({ reference }) => reference)).toEqual(references)
})

test('reads title, sections, lists, code and tables, and leaves the references out', () => {
  const { title, blocks } = readMarkdownDraft(
    '# Bridges\n\nA lead.\n\n## Old ones\n\n- One fell.\n- One stands.\n\n```sh\nls\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## References\n\n*News.* (n.d.). news.md\n',
  )
  expect(title).toBe('Bridges')
  expect(blocks.map(({ kind, sectionId }) => `${kind} ${sectionId}`)).toEqual([
    'paragraph s0',
    'heading s1',
    'list s1',
    'code s1',
    'table s1',
  ])
  expect(blocks[2]?.text).toBe('- One fell.\n- One stands.')
})

test('each token of any text has its citation', () => {
  const piece = fc.constantFrom(
    '[a](b)',
    '([a](b))',
    '[1]',
    '[^1]',
    '\n\n',
    '# H',
    '- x',
    '1. y',
    '[^1]: z',
    '[',
    '](',
    '(',
    ')',
    'word ',
    '\n',
    '## Sources\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { blocks, citations } = readMarkdownDraft(pieces.join(''))
      const tokens = blocks.flatMap(({ text }) => citationTokens(text).map(({ id }) => id))
      expect(new Set(tokens).size).toBe(tokens.length)
      for (const id of tokens) expect(citations.some(({ claimId }) => claimId === id)).toBe(true)
    }),
  )
})

test('leaves out what Galley says of a draft of its own', () => {
  const { blocks } = readMarkdownDraft(
    [
      '# The tower',
      '> Assembled from quoted sources; no language model wrote this text.',
      'The tower stood in Lund.',
      '## An outline to write from',
      '1. The tower [1]',
      '## How each sentence is held',
      '- The tower stood in Lund. – quoted',
      '*Written without a model. Score 38.3 of 100.*',
    ].join('\n\n'),
  )
  expect(blocks.map(({ text }) => text)).toEqual(['The tower stood in Lund.'])
})
