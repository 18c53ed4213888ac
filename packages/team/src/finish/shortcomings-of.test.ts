import { cleanInvariants, type Invariants } from '@galley/sdk'
import { expect, test } from 'vitest'
import { shortcomingsOf } from './shortcomings-of.ts'

const parts = {}
const point = { text: 'the price of herring', mustCover: true, covered: false }

function judge(invariants: Partial<Invariants>, listed: readonly string[] = [point.text]): readonly string[] {
  const version = {
    n: 0,
    blocks: [],
    claims: [],
    verdicts: [],
    score: 0,
    parts,
    hash: '',
    invariants: { ...cleanInvariants, ...invariants },
  }
  return shortcomingsOf(
    { version, uncovered: [point] },
    listed.map((text) => ({ text, reason: 'The draft does not cover this point.' })),
    [],
  )
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
  const version = { n: 0, blocks: [], claims: [], verdicts: [], score: 0, parts, hash: '', invariants: cleanInvariants }
  const reasons = (...open: readonly string[]): readonly string[] =>
    shortcomingsOf(
      { version, uncovered: open.map((questionId) => ({ questionId, text: '', mustCover: false, covered: false })) },
      [],
      questions,
    )
  expect(reasons('q1')).toEqual([])
  expect(reasons('q2', 'q1')).toEqual(['It answers none of the questions that it was to answer.'])
})
