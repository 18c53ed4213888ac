import { sampleDraft } from './sample-draft.ts'

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
/** A draft without a model with two sections that quote, one of them with a heading inside, and a list that is looked up. */
export const outlinedDraft = {
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
