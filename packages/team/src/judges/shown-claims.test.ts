import type { Claim } from '@galley/sdk'
import { expect, test } from 'vitest'
import type { RunState } from '../state/run-state.ts'
import { shownClaim } from './shown-claims.ts'

const claim = (id: string, text: string): Claim => ({ id, text, kind: 'fact', evidenceIds: ['e1'] })
const row = claim('c1', '| Mixtral | 46.7 billion |')
const fact = claim('c2', 'That made it fast.')
const state = {
  brief: { topic: 'Models' },
  evidence: { list: [], contexts: new Map() },
  issues: { heard: new Map(), conflicts: new Map() },
  caches: { supports: new Map() },
  context: { modes: { writer: 'full' } },
  draft: {
    pieces: [
      {
        block: {
          id: 'b1',
          kind: 'table',
          text: '| Model | Parameters |\n| --- | --- |\n| Mixtral | 46.7 billion [[c:c1]] |',
          claims: ['c1'],
        },
        claims: [row],
      },
      {
        block: { id: 'b2', kind: 'paragraph', text: 'It skips most of them. That made it fast. [[c:c2]]', claims: ['c2'] },
        claims: [fact],
      },
    ],
  },
} as unknown as RunState

test('a judge reads a row with the header of its table, and a sentence with the one before it', () => {
  expect(shownClaim(state, row).before).toBe('| Model | Parameters |')
  expect(shownClaim(state, fact).before).toBe('It skips most of them.')
})
