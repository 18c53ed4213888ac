import { expect, test } from 'vitest'
import { foldConfusables } from './fold-confusables.ts'

test.each([
  ['react', 'react'],
  ['rеасt', 'react'],
  ['re\u200Bact\u202E', 'react'],
  ['ｒｅａｃｔ', 'react'],
  ['réact', 'react'],
  ['ехрrеѕѕ', 'express'],
])('%j reads as %s', (written, read) => {
  expect(foldConfusables(written)).toBe(read)
})
