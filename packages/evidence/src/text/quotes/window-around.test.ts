import { expect, test } from 'vitest'
import { windowAround } from './window-around.ts'

const page =
  'The press wrote of it in July. On the same day, Kim Hyun-Tak gave a newspaper a new video. The video shows another sample. On 4 August, he said that good samples are rare. Shops sold models of it.'

const span = (quote: string): { start: number; end: number } => ({ start: page.indexOf(quote), end: page.indexOf(quote) + quote.length })

test('a window goes back to the name that a leading pronoun stands for', () => {
  expect(windowAround(page, span('On 4 August, he said that good samples are rare.'))).toBe(
    'On the same day, Kim Hyun-Tak gave a newspaper a new video. The video shows another sample. On 4 August, he said that good samples are rare. Shops sold models of it.',
  )
  expect(windowAround(page, span('The video shows another sample.'))).toBe(
    'On the same day, Kim Hyun-Tak gave a newspaper a new video. The video shows another sample. On 4 August, he said that good samples are rare.',
  )
})

test('without such a name it has the neighbours', () => {
  const text = 'One is here. Two is here. They left. Three is here.'
  const start = text.indexOf('They')
  expect(windowAround(text, { start, end: start + 'They left.'.length })).toBe('Two is here. They left. Three is here.')
})

test('an item is read with the line before its list, where that denies', () => {
  const list = 'About it.\n\nThe tool does not:\n\n- delete your files\n- send reports:\n  - to a server\n\nIt can:\n\n- write a draft\n'
  const windowOf = (item: string): string => windowAround(list, { start: list.indexOf(item), end: list.indexOf(item) + item.length })
  expect(windowOf('delete your files')).toBe('The tool does not: delete your files')
  expect(windowOf('send reports:')).toBe('The tool does not: send reports:')
  expect(windowOf('write a draft')).toBe('write a draft')
})
