import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { scanBlocks, type Scanned } from '../src/text/markdown/scan-blocks.ts'

type Seen = readonly [kind: string, text: string]
type Node = ReturnType<typeof fromMarkdown>['children'][number]

/** Text with the white space that only lays it out evened out: indents and quote marks of later lines are the parser's to drop, not the scanner's. */
const even = (text: string): string => text.replaceAll(/\n[ \t]*>?[ \t]*/g, '\n').trim()

const seenByScanner = (text: string): readonly Seen[] =>
  scanBlocks(text).map(({ kind, level, start, end }: Scanned) => [
    level === undefined ? kind : `${kind} ${level}`,
    even(text.slice(start, end)),
  ])

const start = (node: Node): number => node.position?.start.offset ?? 0
const end = (node: Node): number => node.position?.end.offset ?? 0

/** Blocks of the reference parser in the scanner's terms: an item for each list item, GFM's tables, an unwrapped line as a paragraph of its own. */
const seenByParser = (text: string): readonly Seen[] => fromMarkdown(text).children.flatMap((node) => fromNode(text, node))

function fromNode(text: string, node: Node): readonly Seen[] {
  const cut = (from: number, to: number): string => even(text.slice(from, to))
  const whole = cut(start(node), end(node))
  if (node.type === 'heading') {
    const [first, last] = [node.children[0], node.children.at(-1)]
    return first === undefined || last === undefined
      ? []
      : [[`heading ${node.depth}`, cut(first.position?.start.offset ?? 0, last.position?.end.offset ?? 0)]]
  }
  if (node.type === 'list')
    return node.children.map(({ children }) => [
      'item',
      children[0] === undefined ? '' : cut(start(children[0]), end(children.at(-1) ?? children[0])),
    ])
  if (node.type === 'blockquote') return [['quote', node.children[0] === undefined ? '' : cut(start(node.children[0]), end(node))]]
  if (node.type === 'paragraph') {
    if (/^[^\n]*\|[^\n]*\n[ |:-]+(?:\n|$)/.test(whole)) return [['table', whole]]
    return whole.split(/(?<=^.{161,})\n(?!\s*\p{Ll})/mu).map((part) => ['paragraph', part])
  }
  return [[{ code: 'code', thematicBreak: 'rule', html: 'html', definition: 'definition' }[node.type as string] ?? node.type, whole]]
}

const word = fc.constantFrom(
  'tower',
  'the',
  'a*b*',
  '`code`',
  'Cape',
  '1871',
  'é',
  'x_y',
  '[link](https://a.example)',
  '&amp;',
  'U.S.',
  '(so)',
)
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `The ${words.join(' ')}.`)
const lines = fc.array(line, { minLength: 1, maxLength: 3 })
const block = fc.oneof(
  lines.map((all) => all.join('\n')),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), line, fc.constantFrom('', ' #', ' ##'))
    .map(([level, text, close]) => `${'#'.repeat(level)} ${text}${close}`),
  fc.tuple(line, fc.constantFrom('===', '---', '=', '-----')).map(([text, under]) => `${text}\n${under}`),
  fc.tuple(fc.constantFrom('- ', '* ', '+ '), lines).map(([mark, all]) => all.map((text) => mark + text).join('\n')),
  lines.map((all) => all.map((text, at) => `${at + 1}. ${text}`).join('\n')),
  fc.tuple(fc.constantFrom('- ', '1. '), lines).map(([mark, all]) => mark + all.join(`\n${' '.repeat(mark.length)}`)),
  lines.map((all) => all.map((text) => `> ${text}`).join('\n')),
  fc.tuple(fc.constantFrom('```', '~~~', '````'), lines).map(([fence, all]) => `${fence}ts\n${all.join('\n\n# no heading\n')}\n${fence}`),
  lines.map((all) => `| a | b |\n|---|:-:|\n${all.map((text) => `| ${text} | 1 |`).join('\n')}`),
  fc.constantFrom(
    '***',
    '* * *',
    '___',
    '<div class="x">\nThe tower.\n</div>',
    '<!-- The tower. -->',
    '[a]: https://a.example',
    '    indented code',
  ),
)
/** Two lists, or indented code below a list, would be one block to the parser: a paragraph stands between. */
const document = fc
  .array(block, { maxLength: 6 })
  .map((blocks) => blocks.map((one) => `${one}\n\nBetween them stands a line.`).join('\n\n'))

const root = join(import.meta.dirname, '..', '..', '..')
const pages = [
  'README.md',
  ...['docs', 'packages', 'plugins', 'security'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => (name.endsWith('.md') ? `${folder}/${name}` : `${folder}/${name}/README.md`)),
  ),
].filter((page) => existsSync(join(root, page)))

describe('the scanner and the reference parser', () => {
  test('see the same blocks in documents of every kind of block', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect({ text, blocks: seenByScanner(text) }).toEqual({ text, blocks: seenByParser(text) })
      }),
      { numRuns: 2000 },
    )
  })

  test.each(pages)('see the same blocks in %s', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    expect(seenByScanner(text)).toEqual(seenByParser(text))
  })
})
