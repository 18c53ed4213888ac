import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createThinkingFilter, stripThinking } from './strip-thinking.ts'

it.each([
  ['<think>a</think>b', 'b'],
  ['<think>\na\n</think>\n\nb', 'b'],
  ['thoughts without a beginning</think>b', 'b'],
  ['b<think>cut off', 'b'],
  ['<THINKING>x</THINKING> b <reasoning>y</reasoning>', 'b'],
  ['a < b and c > d', 'a < b and c > d'],
])('%j becomes %j', (text, plain) => {
  expect(stripThinking(text)).toBe(plain)
})

it('filters a stream as the whole text, wherever it is cut', () => {
  const parts = fc.array(fc.constantFrom('<think>secret</think>', 'word ', 'a < b ', '<b>', '<'), { maxLength: 8 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 7 }), (words, size) => {
      const text = words.join('')
      let out = ''
      const filter = createThinkingFilter((piece) => (out += piece))
      for (let at = 0; at < text.length; at += size) filter.push(text.slice(at, at + size))
      filter.end()
      expect(out.trim()).toBe(stripThinking(text))
    }),
  )
})
