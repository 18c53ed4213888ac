import { expect, test } from 'vitest'
import { documentType } from './document-type.ts'
import { isReshaped, isTextDocument, mediaTypes } from './media-types.ts'

test.each([
  ['a.md', 'markdown', 'text/markdown'],
  ['guide.mdx', 'markdown', 'text/markdown'],
  ['Report.Rmd', 'markdown', 'text/markdown'],
  ['report.qmd', 'markdown', 'text/markdown'],
  ['plot.ipynb', 'document', mediaTypes.notebook],
])('%s is %s of type %s', (name, type, mediaType) => {
  expect(documentType(name)).toEqual({ type, mediaType })
})

test('what has no known end is read by nothing', () => {
  for (const name of ['README', 'a.exe', 'ipynb']) expect(documentType(name)).toBeNull()
})

test('a notebook is handed over as text, and its reader is not believed', () => {
  expect(isTextDocument(mediaTypes.notebook)).toBe(true)
  expect(isReshaped(mediaTypes.notebook)).toBe(false)
  expect(isReshaped(mediaTypes.csv)).toBe(true)
})
