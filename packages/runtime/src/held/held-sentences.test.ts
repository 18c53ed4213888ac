import type { Claim, Verdict, Version } from '@galley/sdk'
import { expect, test } from 'vitest'
import { countHolds, describeCounts } from './count-holds.ts'
import { heldSentences } from './held-sentences.ts'

const rows: readonly (readonly [id: string, text: string, claim: Partial<Claim>, verdict: Partial<Verdict> | null])[] = [
  ['c1', 'The line opened in 1983.', {}, {}],
  ['c2', 'As Trams puts it, “It was the first new tramway in half a century”.', { kind: 'quote' }, {}],
  ['c3', 'Few towns dared to build one.', {}, { tier: 'entailment', judge: 'nli.onnx@abc', span: 'No other town built a tramway.' }],
  ['c4', 'It paid for itself.', {}, { tier: 'model', judge: 'big-70b', span: 'The line covers its costs.' }],
  ['c5', 'It was late.', {}, { verdict: 'undecided' }],
  ['c6', 'It is loved.', {}, null],
  ['c7', 'The mayor called it “a triumph” on the day.', { kind: 'quote' }, {}],
]
const version = {
  blocks: [
    { id: 'b1', sectionId: 's1', kind: 'heading', text: 'Trams', claims: [] },
    {
      id: 'b2',
      sectionId: 's1',
      kind: 'paragraph',
      text: `So much for buses. ${rows.map(([id, text]) => `${text}[[c:${id}]]`).join(' ')}`,
      claims: [],
    },
    {
      id: 'b3',
      sectionId: 's1',
      kind: 'list',
      text: '- It has 37 stops.\n- Buses were loved.[[c:c8]]\n- It runs.[[c:c1]][[c:c3]]',
      claims: [],
    },
    { id: 'b4', sectionId: 's1', kind: 'code', text: '```\nrun\n```', claims: [] },
  ],
  claims: [
    ...rows.map(([id, text, claim]) => ({ id, text, kind: 'fact', evidenceIds: ['e1'], ...claim })),
    { id: 'c8', text: 'Buses were loved.', kind: 'opinion', evidenceIds: [] },
    { id: 'c9', text: 'It has 37 stops.', kind: 'fact', evidenceIds: [] },
  ],
  verdicts: [
    ...rows.flatMap(([claimId, , , verdict]) =>
      verdict === null ? [] : [{ claimId, verdict: 'supported', tier: 'lexical', score: 1, reason: '', ...verdict }],
    ),
    { claimId: 'c8', verdict: 'uncheckable', tier: 'lexical', score: 0, reason: '' },
    { claimId: 'c9', verdict: 'unsupported', tier: 'lexical', score: 0, reason: '' },
  ],
} as unknown as Version

test('each sentence is quoted, compared, judged, the writer’s own, or held by nothing', () => {
  expect(
    heldSentences(version).map(({ text, hold, judge, span }) => (judge === undefined ? [text, hold] : [text, hold, judge, span])),
  ).toEqual([
    ['So much for buses.', 'own'],
    ['The line opened in 1983.', 'compared'],
    [rows[1]?.[1], 'quoted'],
    ['Few towns dared to build one.', 'judged', 'nli.onnx@abc', 'No other town built a tramway.'],
    ['It paid for itself.', 'judged', 'big-70b', 'The line covers its costs.'],
    ['It was late.', 'open'],
    ['It is loved.', 'open'],
    ['The mayor called it “a triumph” on the day.', 'compared'],
    ['It has 37 stops.', 'open'],
    ['Buses were loved.', 'own'],
    // The least sure of two citations.
    ['It runs.', 'judged', 'nli.onnx@abc', 'No other town built a tramway.'],
  ])
})

test('a line counts them by judge, the surest first', () => {
  expect(describeCounts(countHolds(heldSentences(version)))).toBe(
    '1 quoted, 2 compared word by word, 2 judged by nli.onnx@abc, 1 judged by big-70b, 2 the writer’s own (opinion, transition), 3 not held by a source',
  )
  expect(describeCounts(countHolds(heldSentences({ ...version, blocks: [] })))).toBe('')
})
