import type { Round } from '@galley/sdk'
import { expect, test } from 'vitest'
import { showRounds } from './rounds.ts'

const round: Round = { n: 1, score: 50, parts: {}, accepted: true, issues: [], patches: [], hash: '' }

test('each round says what was proposed, what was accepted, and why it was kept', () => {
  const patches = [
    { blockId: 'b2', accepted: true },
    { blockId: 'b5', accepted: false, reason: 'It changes nothing.' },
  ]
  expect(
    showRounds([
      { ...round, patches, reason: 'Fewer sentences are undecided.' },
      { ...round, n: 2, accepted: false },
    ]),
  ).toEqual(['Round 1: kept. Fewer sentences are undecided.', '  + b2', '  - b5  It changes nothing.', 'Round 2: not kept.'])
})
