import { frameWords } from '@galley/sdk'
import { expect, test } from 'vitest'
import { sampleDraft } from '../../test/sample-draft.ts'
import { listOutline } from './list-outline.ts'

const block = (kind: 'heading' | 'paragraph', text: string, claims: string[], sectionId = text) => ({
  id: text,
  sectionId,
  kind,
  text,
  claims,
})
const evidence = (id: string, headings: string[]) => {
  const [first] = sampleDraft.evidence
  if (first === undefined) throw new Error('the sample has evidence')
  return { ...first, id, headings }
}
const draft = {
  ...sampleDraft,
  evidence: [evidence('e1', ['Tides', 'Spring tides']), evidence('e2', ['Tides', 'Moon'])],
  best: {
    ...sampleDraft.best,
    blocks: [
      block('heading', 'How high it rises', []),
      block('paragraph', '“One.”[[c:c1]]', ['c1']),
      block('heading', 'Moon', []),
      block('paragraph', '“Two.”[[c:c2]]', ['c2']),
      block('heading', 'Waxing', [], 'Moon'),
      block('paragraph', '“One.”[[c:c1]]', ['c1'], 'Moon'),
      block('heading', 'Timeline', []),
      block('paragraph', '“Two.”[[c:c2]]', ['c2']),
    ],
    claims: [
      { id: 'c1', text: 'One.', kind: 'quote' as const, evidenceIds: ['e1'] },
      { id: 'c2', text: 'Two.', kind: 'quote' as const, evidenceIds: ['e2'] },
    ],
  },
}

test('each section is named with the parts of its sources, also those that it has headings for, and lists that are looked up are left out', () => {
  expect(listOutline(draft, frameWords('en'))).toEqual(['How high it rises: Spring tides [1]', 'Moon: Spring tides [1]'])
})

test('a draft that a model wrote has none', () => {
  expect(listOutline({ ...draft, mode: 'full' }, frameWords('en'))).toEqual([])
})
