import { expect, test } from 'vitest'
import { scoreDraft, type ReadableDraft } from './score-draft.ts'

const [first, second] = ['The tower was restored in 1871.', 'The lamp burned oil from Lund.']

/** A draft that prints two quotes as one quotation; the second one stands so many characters behind the first. */
const draftWith = (gap: number): ReadableDraft => ({
  brief: { topic: 'The tower' },
  evidence: [
    { id: 'e1', sourceId: 's1', quote: first, start: 10 },
    { id: 'e2', sourceId: 's1', quote: second, start: 10 + first.length + gap },
  ],
  best: {
    blocks: [{ id: 'b1', sectionId: 'sec', kind: 'paragraph', text: `“${first} ${second}” [[c:c1]]`, claims: ['c1'] }],
    claims: [{ id: 'c1', text: `“${first} ${second}”`, kind: 'quote', evidenceIds: ['e1', 'e2'] }],
  },
})

test('quotes that follow each other in their source may be quoted as one', () => {
  expect(scoreDraft(draftWith(1), null).parts.support?.value).toBe(1)
  expect(scoreDraft(draftWith(200), null).parts.support?.value).toBe(0)
})
