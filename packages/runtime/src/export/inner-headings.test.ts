import { expect, test } from 'vitest'
import { innerHeadings } from './inner-headings.ts'

test('the first heading of a section is none inside it, though the lead of a post stands before it', () => {
  const blocks = [
    { id: 'b1', sectionId: 's1', kind: 'paragraph' },
    { id: 'b2', sectionId: 's1', kind: 'heading' },
    { id: 'b3', sectionId: 's1', kind: 'heading' },
    { id: 'b4', sectionId: 's2', kind: 'heading' },
    { id: 'b5', sectionId: 's2', kind: 'paragraph' },
    { id: 'b6', sectionId: 's2', kind: 'heading' },
  ] as const
  expect([...innerHeadings(blocks)]).toEqual(['b3', 'b6'])
})
