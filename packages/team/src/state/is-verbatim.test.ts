import { expect, test } from 'vitest'
import { isVerbatim } from './is-verbatim.ts'

const source = 'The storm [nb 1] was noted by `scope["type"]` on 4 May [8]. It *turned* away.'

test.each([
  'According to *Storms*, under *May*: “The storm was noted by `scope["type"]` on 4 May. It turned away.”',
  '“It turned away.”',
  'According to *Storms*:',
])('%s is set as it stands in its source', (text) => {
  expect(isVerbatim(text, [source])).toBe(true)
})

test.each(['According to *Storms*: “The storm was noted on 4 May.”', '“It turned back.”', 'It turned away.', '“It turned away” on 5 May.'])(
  '%s is not',
  (text) => {
    expect(isVerbatim(text, [source])).toBe(false)
  },
)
