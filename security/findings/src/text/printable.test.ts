import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it.each([
  ['plain-name_1.0 (ok)', 'plain-name_1.0 (ok)'],
  ['café 日本 🎉', 'café 日本 🎉'],
  ['gоogle', 'g<U+043E>ogle'],
  ['a\u202Eb', 'a<U+202E>b'],
  ['a\u200Bb\u00ADc', 'a<U+200B>b<U+00AD>c'],
  ['\u001B[31mred\r\n', '<U+001B>[31mred<U+000D><U+000A>'],
  ['a\u{E0041}', 'a<U+E0041>'],
  ['ｅxpress', '<U+FF45>xpress'],
  ['a\u00A0b\u3000', 'a<U+00A0>b<U+3000>'],
])('shows %j as it is', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

it('cuts what is long in the middle', () => {
  expect(printable('x'.repeat(10_000))).toMatch(/^x{160}…\(10000 characters\)…x{20}$/)
})

it('never lets a control, invisible or direction character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/u)
    }),
  )
})
