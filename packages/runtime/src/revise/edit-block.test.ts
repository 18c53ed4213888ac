import type { Claim, Verdict, Version } from '@galley/sdk'
import { cleanInvariants } from '@galley/sdk'
import { expect, test } from 'vitest'
import { openPassages } from '../score/open-passages.ts'
import { editBlock } from './edit-block.ts'
import type { EditedParts } from './open-citer.ts'

const text = '# Bridges\n\nThe bridge of Lund was opened on 4 May 1872. It cost 340 thousand crowns.\n\nNobody crossed the river before.'
const compare = openPassages([{ sourceId: 's1', title: 'Bridges of Lund', text }], { language: 'en' })

const claim: Claim = { id: 'c1', text: 'A judge kept this sentence about the river.', kind: 'fact', evidenceIds: ['e1'] }
const verdict: Verdict = { claimId: 'c1', verdict: 'supported', tier: 'model', score: 0.4, judge: 'm', reason: 'judged' }
const base: Version = {
  n: 1,
  blocks: [
    { id: 'b1', sectionId: 's', kind: 'heading', text: 'Bridges', claims: [] },
    { id: 'b2', sectionId: 's', kind: 'paragraph', text: 'A judge kept this sentence about the river [[c:c1]].', claims: ['c1'] },
  ],
  claims: [claim],
  verdicts: [verdict],
  score: 50,
  parts: {},
  invariants: cleanInvariants,
  hash: '',
}

const edit = (typed: string, blockId = 'b2'): EditedParts => editBlock(base, { blockId, text: typed, n: 7 }, compare)

test('a sentence that stays keeps its citation and what a judge said of it', () => {
  const edited = edit('A judge kept this sentence about the river. The bridge of Lund was opened in May 1872.')
  expect(edited.blocks[1]?.text).toBe(
    'A judge kept this sentence about the river [[c:c1]]. The bridge of Lund was opened in May 1872 [[c:h7c1]].',
  )
  expect(edited.verdicts).toEqual([verdict, expect.objectContaining({ claimId: 'h7c1', verdict: 'supported', tier: 'lexical' })])
  const [quote] = edited.evidence
  expect(text.slice(quote?.start, quote?.end)).toBe('The bridge of Lund was opened on 4 May 1872.')
  expect(edited.claims[1]?.evidenceIds).toEqual([quote?.id])
})

test('what a source says otherwise is cited with that verdict, and what none says cites nothing', () => {
  const edited = edit('The bridge of Lund was opened on 4 May 1911. Wasps sting tourists.')
  expect(edited.verdicts).toEqual([expect.objectContaining({ claimId: 'h7c1', verdict: 'contradicted' })])
  expect(edited.blocks[1]?.text).toBe('The bridge of Lund was opened on 4 May 1911 [[c:h7c1]]. Wasps sting tourists.')
  expect(edited.claims.map(({ id }) => id)).toEqual(['h7c1'])
})

test('citations that are typed count for nothing', () => {
  expect(edit('Wasps sting tourists [[c:c1]].').blocks[1]).toMatchObject({ text: 'Wasps sting tourists.', claims: [] })
})

test('an empty line begins another block, and an empty text takes the block out with its claims', () => {
  const kinds = edit('## Sub\n\nThe first.\n\n- one\n- two').blocks.map(({ id, kind, text: own }) => [id, kind, own])
  expect(kinds).toEqual([
    ['b1', 'heading', 'Bridges'],
    ['b2', 'heading', 'Sub'],
    ['h7b1', 'paragraph', 'The first.'],
    ['h7b2', 'list', '- one\n- two'],
  ])
  expect(edit(' \n')).toMatchObject({ blocks: [{ id: 'b1' }], claims: [], verdicts: [] })
  expect(edit('# Rivers', 'b1').blocks[0]).toMatchObject({ kind: 'heading', text: 'Rivers' })
})
