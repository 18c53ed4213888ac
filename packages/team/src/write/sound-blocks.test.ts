import { blockParses } from '@galley/evidence'
import { expect, test } from 'vitest'
import { soundBlocks } from './sound-blocks.ts'

const kinds = (text: string, kind: 'paragraph' | 'list' | 'table' = 'paragraph'): readonly (readonly [string, string])[] =>
  soundBlocks({ kind, text, claims: [] }).map((block) => [block.kind, block.text])

test('several blocks in one become several', () => {
  expect(kinds('One.\r\n\r\n- two\n- three\n\n## Four\n\n> five')).toEqual([
    ['paragraph', 'One.'],
    ['list', '- two\n- three'],
    ['heading', '## Four'],
    ['quote', '> five'],
  ])
})

test('raw HTML and pictures go, their words stay', () => {
  expect(kinds('A <b>bold</b> word ![a mill](https://x.test/y.png).<!-- hidden -->')).toEqual([['paragraph', 'A bold word a mill.']])
  expect(kinds('<img src=x>')).toEqual([])
})

test('a placeholder is no HTML, neither in code nor in prose', () => {
  expect(kinds('Run `npm trust <provider> <b>` for <provider>.')).toEqual([
    ['paragraph', 'Run `npm trust <provider> <b>` for `<provider>`.'],
  ])
  expect(kinds(String.raw`“Entries go from \<tree-ish> to the index.”`)).toEqual([
    ['paragraph', '“Entries go from `<tree-ish>` to the index.”'],
  ])
  expect(blockParses('paragraph', kinds('<scr<b>ipt>alert(1)</script>')[0]?.[1] ?? '')).toBe(true)
})

test('what is not what it says it is becomes a paragraph', () => {
  for (const [kind, text] of kinds('a | b\nc', 'table')) expect([kind, blockParses('paragraph', text)]).toEqual(['paragraph', true])
  expect(kinds('1. one\n2. two', 'paragraph')).toEqual([['list', '1. one\n2. two']])
})
