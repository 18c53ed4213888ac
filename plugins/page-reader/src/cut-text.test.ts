import { expect, test } from 'vitest'
import { cutText } from './cut-text.ts'

test('a text that fits is whole', () => {
  expect(cutText('one\n\ntwo', 8)).toBe('one\n\ntwo')
})

test('a text that does not ends with a paragraph, or, where that would lose half of it, at any letter', () => {
  expect(cutText('one two\n\nthree', 12)).toBe('one two')
  expect(cutText('one\n\ntwo three four', 16)).toBe('one\n\ntwo three f')
  expect(cutText('one two three', 5)).toBe('one t')
})

test('letters count by their bytes, and none is halved', () => {
  expect(cutText('橋は橋', 7)).toBe('橋は')
  expect(cutText('🌉🌉', 7)).toBe('🌉')
})
