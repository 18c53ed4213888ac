import { expect, test } from 'vitest'
import { sampleDraft } from '../../test/sample-draft.ts'
import { citedText } from './cited-text.ts'
import { exportDraft } from './export-draft.ts'

test('the text is the Markdown export, and each citation is where it says', () => {
  const { text, citations } = citedText(sampleDraft)
  expect(text).toBe(exportDraft(sampleDraft, 'md').body)
  expect(citations.map(({ start, end, source }) => [text.slice(start, end), source.title])).toEqual([
    ['[1]', 'Title of two'],
    ['[1]', 'Title of two'],
    ['[2]', 'Title of one'],
  ])
})

test('marks that a source brings along are no citations', () => {
  const draft = { ...sampleDraft, title: 'A \uE0001\uE001[9]\uE002 title' }
  const { text, citations } = citedText(draft)
  expect(citations.map(({ start, end }) => text.slice(start, end))).not.toContain('[9]')
})
