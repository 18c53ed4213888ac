import type { Block } from '@galley/sdk'
import { expect, test } from 'vitest'
import { recounted } from './announcements.ts'
import { lintAnnounced } from './lint-announced.ts'

type Piece = readonly [kind: Block['kind'], text: string, section?: string]

const blocksOf = (pieces: readonly Piece[]): readonly Block[] =>
  pieces.map(([kind, text, sectionId = 's1'], at) => ({ id: `b${at + 1}`, sectionId, kind, text, claims: [] }))
const list = (items: number): Piece => ['list', Array.from({ length: items }, (_, at) => `- Nr. ${at + 1}`).join('\n')]
const table = (rows: number): Piece => [
  'table',
  ['| Id | Length | Order |', '| --- | --- | --- |', ...Array.from({ length: rows }, (_, at) => `| N${at} | 26 | yes |`)].join('\n'),
]
const found = (...pieces: readonly Piece[]): readonly string[] =>
  lintAnnounced(blocksOf(pieces)).map(({ blockId, span }) => `${blockId} ${span}`)
const intro: Piece = ['paragraph', 'The survey of the mills was made in the spring and is here for all to read.']

test.each<readonly [string, number]>([
  ['Four things are worth knowing before anyone is given the task:', 4],
  ['Where so much is unsettled, small steps are enough; four follow from this.', 4],
  ['Before you sign, answer these three questions:', 3],
  ['Check the following 5 points.', 5],
  ['Die folgenden vier Punkte sind zu prüfen, bevor der Vertrag unterschrieben wird.', 4],
  ['Avant de signer, il faut répondre à trois questions :', 3],
  ['Antes de firmar hay que responder a tres preguntas:', 3],
  ['Voordat u tekent, zijn er drie vragen te beantwoorden:', 3],
  ['Før du skriver under, er det tre spørsmål som må besvares:', 3],
  ['Innan du skriver under finns det tre frågor att besvara:', 3],
  ['Prima di firmare ci sono tre domande a cui rispondere:', 3],
  ['Antes de assinar, há duas perguntas que é preciso responder:', 2],
])('%s', (sentence, count) => {
  expect(found(['paragraph', sentence], list(count))).toEqual([])
  expect(found(['paragraph', sentence], list(count + 1))).toEqual([`b1 ${sentence}`])
})

test('a heading or a sentence before a table announces its rows or its yardsticks', () => {
  const [rows, sides]: readonly Piece[] = [
    ['paragraph', 'The four ids compare as follows.'],
    ['heading', 'Two yardsticks'],
  ]
  expect([4, 5].map((count) => found(rows as Piece, table(count)))).toEqual([[], ['b1 The four ids compare as follows.']])
  expect(found(sides as Piece, table(5))).toEqual([])
  expect(found(['heading', 'Five yardsticks'], table(4))).toEqual(['b1 Five yardsticks'])
})

test.each<readonly [string, readonly Piece[]]>([
  ['no list', [['paragraph', 'Four people were hurt.'], intro]],
  ['a number that counts something else', [['paragraph', 'Four people were hurt in the mill.'], list(3)]],
  ['a measure', [['paragraph', 'After two weeks, look at the following:'], list(3)]],
  ['several numbers', [['paragraph', 'Two people need these four things:'], list(5)]],
  ['a date and a version', [['paragraph', 'Since May 2024, Node 22.1 needs the following:'], list(3)]],
  ['a pointer that leads somewhere', [['paragraph', 'The table below shows it.'], table(2)]],
  ['points that are counted from the first', [['paragraph', 'First, it rains. Second, the river rises.']]],
])('has nothing against %s', (_, pieces) => {
  expect(found(...pieces)).toEqual([])
})

test.each<readonly [string, readonly Piece[], string]>([
  ['a table that went', [['paragraph', 'As the table below shows, no id wins.'], intro], 'b1 As the table below shows, no id wins.'],
  ['a list that went from above', [intro, ['paragraph', 'The list above is short.']], 'b2 The list above is short.'],
  [
    'a table of another side',
    [table(2), ['paragraph', 'Die Tabelle unten zeigt, dass keine gewinnt und es so bleibt.']],
    'b2 Die Tabelle unten zeigt, dass keine gewinnt und es so bleibt.',
  ],
  [
    'a section that went',
    [['paragraph', 'See “What it costs” below.'], ['heading', 'What to do', 's2'], intro],
    'b1 See “What it costs” below.',
  ],
  ['a second point alone', [['paragraph', 'It rains. Second, the river rises.']], 'b1 Second, the river rises.'],
  [
    'a third point of a list',
    [['list', '- Erstens regnet es.\n- Drittens steigt der Fluss und die Mühle ist in Gefahr.']],
    'b1 Drittens steigt der Fluss und die Mühle ist in Gefahr.',
  ],
])('finds %s', (_, pieces, issue) => {
  expect(found(...pieces)).toEqual([issue])
})

test('what a section says of another that stands is left alone', () => {
  const pieces: readonly Piece[] = [['paragraph', 'See “What it costs” below.'], ['heading', 'What it costs', 's2'], intro]
  expect(found(...pieces)).toEqual([])
})

test('an announcement that agreed is counted again after a change, and no other', () => {
  const said: Piece = ['paragraph', 'Small steps are enough. Four follow from this:']
  const recount = (before: readonly Piece[], after: readonly Piece[]): string | undefined =>
    recounted(blocksOf(before), blocksOf(after)).find(({ id }) => id === 'b1')?.text
  expect(recount([said, list(4)], [said, list(5)])).toBe('Small steps are enough. Five follow from this:')
  expect(recount([said, list(4)], [said, list(3)])).toBe('Small steps are enough. Three follow from this:')
  expect(recount([said, list(3)], [said, list(5)])).toBe(said[1])
  expect(recount([said, list(4)], [said, list(1)])).toBe(said[1])
  const cited: Piece = ['paragraph', 'Four agencies took part: [[c:c1]]']
  expect(recount([cited, list(4)], [cited, list(5)])).toBe(cited[1])
})
