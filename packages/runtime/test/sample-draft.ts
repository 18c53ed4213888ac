import { cleanInvariants, type Draft } from '@galley/sdk'

const source = (id: string, address: string): Draft['sources'][number] => ({
  id,
  address,
  title: `Title of ${id}`,
  digest: 'a'.repeat(64),
  readAt: '2026-11-24T09:00:00.000Z',
  tier: 'own',
})
const claim = (id: string, evidenceIds: readonly string[]): Draft['best']['claims'][number] => ({ id, text: '', kind: 'fact', evidenceIds })

/** A finished draft of two blocks with two cited sources, and everything in it that an export has to take care of. */
export const sampleDraft: Draft = {
  schema: 'galley.draft/1',
  id: 'd1',
  seq: 1,
  createdAt: '2026-11-24T09:00:00.000Z',
  status: 'done',
  mode: 'extractive',
  title: 'A <b>title</b>',
  notice: 'No model.',
  brief: { topic: 'A title' },
  rounds: [],
  best: {
    n: 0,
    blocks: [
      { id: 'b1', sectionId: 's1', kind: 'heading', text: 'First', claims: [] },
      {
        id: 'b2',
        sectionId: 's1',
        kind: 'paragraph',
        text: 'One.[[c:c1]] Two <script>alert(1)</script> [x](javascript:alert(1)).[[c:c2]] Three.[[c:c3]]',
        claims: ['c1', 'c2', 'c3'],
      },
    ],
    claims: [claim('c1', ['e2']), claim('c2', ['e1', 'e2']), claim('c3', [])],
    verdicts: [],
    score: 90,
    parts: {},
    invariants: cleanInvariants,
    hash: 'd'.repeat(64),
  },
  stopReason: 'clean',
  sources: [source('one', 'folder:a.md'), source('two', 'https://example.org/?a=1&b=2'), source('unused', 'folder:c.md')],
  evidence: [
    { id: 'e1', sourceId: 'one', quote: 'q', start: 0, end: 1, questionIds: [] },
    { id: 'e2', sourceId: 'two', quote: 'q', start: 0, end: 1, questionIds: [] },
  ],
  rejected: [],
  notRead: [],
  notVerified: [{ text: 'Is it so?', reason: 'no source says' }],
  models: { planner: null, researcher: null, writer: null, 'fact-checker': null, editor: null },
  plugins: [],
  usage: {},
}
