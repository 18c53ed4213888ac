import { expect, test } from 'vitest'
import { createDraftState } from '../state/draft-state.ts'
import { createEvidenceState } from '../state/evidence-state.ts'
import type { RunState } from '../state/run-state.ts'
import { addPassages, type FoundPassage } from './add-passages.ts'

const say = (sourceId: string, start: number, quote: string): FoundPassage => ({
  sourceId,
  address: `folder:${sourceId}.md`,
  title: sourceId,
  quote,
  start,
  end: start + quote.length,
  window: quote,
  questionIds: ['q1'],
})
const last = '`--keep-last n` keep the `n` last (most recent) snapshots.'
const hourly = '`--keep-hourly n` for the last `n` hours which have one or more snapshots, keep only the most recent one for each hour.'

test('items of a list in nearly the same words are not taken for copies, what another page says as well is', () => {
  const state = {
    evidence: createEvidenceState(),
    draft: createDraftState(),
    brief: {},
    context: { modes: { writer: 'full' } },
  } as unknown as RunState
  const added = addPassages(state, [say('manual', 0, last), say('manual', 200, hourly), say('manual', 400, last), say('mirror', 0, hourly)])
  expect(added.map(({ sourceId, start }) => [sourceId, start])).toEqual([
    ['manual', 0],
    ['manual', 200],
  ])
})
