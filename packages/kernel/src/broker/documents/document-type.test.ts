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

test('what has no known end is read by nothing, but for texts in capitals that lie beside programs', () => {
  for (const name of ['a.exe', 'ipynb', 'Makefile', 'install', 'LICENSE', 'COPYING.LIB', 'AUTHORS', 'README.Debian', 'v1.2/a'])
    expect(documentType(name)).toBeNull()
  for (const name of ['README', 'docs/FAQ', 'v1.2/HOWTOPLAY', 'NEWS', 'INSTALL'])
    expect(documentType(name)).toEqual({ type: 'text', mediaType: 'text/plain' })
})

test('a notebook is handed over as text, and its reader is not believed', () => {
  expect(isTextDocument(mediaTypes.notebook)).toBe(true)
  expect(isReshaped(mediaTypes.notebook)).toBe(false)
  expect(isReshaped(mediaTypes.csv)).toBe(true)
})
