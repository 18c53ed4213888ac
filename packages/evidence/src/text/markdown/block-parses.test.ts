import type { Block } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { blockParses } from './block-parses.ts'

describe('blockParses', () => {
  it.each<[Block['kind'], string]>([
    ['paragraph', 'Text with *emphasis* and a token [[c:x]].'],
    ['heading', 'What it costs'],
    ['list', '- one\n- two'],
    ['list', '1. one\n2. two'],
    ['quote', '> words\n> more'],
    ['code', '```ts\nconst a = "<b>"\n```'],
    ['table', '| a | b |\n|---|:--|\n| 1 | 2 [[c:x]] |'],
  ])('accepts a %s', (kind, text) => {
    expect(blockParses(kind, text)).toBe(true)
  })

  it.each<[Block['kind'], string]>([
    ['paragraph', ''],
    ['paragraph', 'one\n\ntwo'],
    ['paragraph', '# hidden heading'],
    ['paragraph', 'raw <b>HTML</b>'],
    ['paragraph', '<script>x</script>'],
    ['paragraph', 'an image ![x](https://a.example/x.png)'],
    ['paragraph', 'text\n\n[a]: https://a.example'],
    ['heading', '# Twice'],
    ['heading', 'two\nlines'],
    ['heading', '- item'],
    ['list', 'no list'],
    ['list', '- one\n\ntext after'],
    ['quote', 'no quote'],
    ['code', 'no fence'],
    ['table', '| a | b |\n|---|\n| 1 | 2 |'],
    ['table', '| a |\n|---|'],
    ['table', '| a | b |\n|---|---|\n| <b>1</b> | 2 |'],
  ])('refuses as %s: %s', (kind, text) => {
    expect(blockParses(kind, text)).toBe(false)
  })
})
