import { cleanInvariants, type Block, type Invariants } from '@galley/sdk'
import { expect, test } from 'vitest'
import { shortcomingsOf, type DraftAims } from './shortcomings-of.ts'
import type { ScoredVersion } from '../state/caches.ts'

const point = { text: 'the price of herring', mustCover: true, covered: false }
const aims: DraftAims = { mode: 'full', plan: { questions: [], outline: [] }, words: 100, rejected: [], notVerified: [] }

function scored(invariants: Partial<Invariants> = {}, blocks: readonly Block[] = []): ScoredVersion['version'] {
  return { n: 0, blocks, claims: [], verdicts: [], score: 0, parts: {}, hash: '', invariants: { ...cleanInvariants, ...invariants } }
}

function judge(invariants: Partial<Invariants>, listed: readonly string[] = [point.text]): readonly string[] {
  const notVerified = listed.map((text) => ({ text, reason: 'The draft does not cover this point.' }))
  return shortcomingsOf({ version: scored(invariants), uncovered: [point] }, { ...aims, notVerified })
}

test('a sound text that lists the points it misses has no shortcomings, however short it is', () => {
  expect(judge({ lengthOff: 700, lostMustCover: 1 })).toEqual([])
})

test.each<[string, readonly string[]]>([
  ['1 statement has no support.', judge({ unsupported: 1 })],
  ['2 citations lead nowhere.', judge({ dangling: 2 })],
  ['1 block is not the Markdown it says it is.', judge({ unparsable: 1 })],
  ['2 blocks give orders to a machine.', judge({ injected: 2 })],
  ['The draft neither covers nor lists a point it must cover: the price of herring', judge({}, [])],
  ['1 statement says otherwise than its source.', judge({ contradicted: 1 })],
  ['2 statements could not be decided.', judge({ undecided: 2 })],
])('%s', (said, reasons) => {
  expect(reasons).toEqual([said])
})

test('a draft that answers one of its questions is done, one that answers none is not', () => {
  const questions = ['q1', 'q2'].map((id) => ({ id, text: `What of ${id}?` }))
  const reasons = (...open: readonly string[]): readonly string[] =>
    shortcomingsOf(
      { version: scored(), uncovered: open.map((questionId) => ({ questionId, text: '', mustCover: false, covered: false })) },
      { ...aims, plan: { questions, outline: [] } },
    )
  expect(reasons('q1')).toEqual([])
  expect(reasons('q2', 'q1')).toEqual(['It answers none of the questions that it was to answer.'])
})

/** Reasons about a post of so many words out of 100, after sentences of so many words in all were taken out. */
function remnant(
  words: number,
  taken: number,
  {
    mode = 'full',
    uncovered = [],
    heading,
  }: Partial<Pick<DraftAims, 'mode'> & Pick<ScoredVersion, 'uncovered'>> & { heading?: string } = {},
): readonly string[] {
  const text = 'word '.repeat(words).trim()
  const version = scored({}, [{ id: 'b1', sectionId: 's1', kind: 'paragraph', text, claims: [] }])
  const rejected = taken === 0 ? [] : [{ sentence: 'word '.repeat(taken), evidenceIds: [], reason: 'No source says it.' }]
  const notVerified = uncovered.map((one) => ({ text: one.text, reason: 'The draft does not cover this point.' }))
  const section = { id: 's1', heading: 'Here', intent: '', questionIds: [], words: 50 }
  const outline = heading === undefined ? [section] : [section, { ...section, id: 's2', heading }]
  return shortcomingsOf({ version, uncovered }, { ...aims, mode, plan: { questions: [], outline }, rejected, notVerified })
}

test('a post of which less than half is left, because its sentences did not hold, is not done', () => {
  expect(remnant(20, 70)).toEqual(['It has 20 of 100 words: 1 sentence that did not hold was taken out.'])
  expect(remnant(60, 40)).toEqual([])
})

test('with a section or a point it must cover gone, 85 % of the words are the least', () => {
  expect(remnant(70, 30, { heading: 'Costs' })).toEqual([
    'It has 70 of 100 words: 1 sentence that did not hold was taken out.',
    'Its section “Costs” is missing.',
  ])
  expect(remnant(70, 30, { uncovered: [point] })).toHaveLength(1)
  expect(remnant(90, 10, { heading: 'Costs' })).toEqual([])
})

test('a text that is short by itself, or as long as its sources allow, is done', () => {
  expect(remnant(20, 0)).toEqual([])
  expect(remnant(20, 10)).toEqual([])
  expect(remnant(20, 70, { mode: 'constrained' })).toEqual([])
})
