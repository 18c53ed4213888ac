import { expect, test } from 'vitest'
import { createContext } from '../../test/create-context.ts'
import { honestAgents } from '../../test/honest-agents.ts'
import { createMemoryLedger } from '../../test/memory-ledger.ts'
import { createWorld } from '../../test/world.ts'
import { createRunState } from '../state/run-state.ts'
import { normaliseBlock } from '../write/normalise-block.ts'
import { compareClaims } from './compare-claims.ts'

test.each([
  ['extractive', 0],
  ['full', 1],
] as const)('what names the source of a quotation is compared with nothing where no model writes (%s)', (writer, doubted) => {
  const world = createWorld()
  const context = createContext({ agents: honestAgents(world), ledger: createMemoryLedger(), world })
  const modes = { ...context.modes, writer }
  const state = createRunState({ topic: 'Changes of NetworkX', words: 100 }, { ...context, modes })
  const pieces = ['According to *NetworkX 2.8*:', 'According to *NetworkX 2.9*:'].map((text, at) =>
    normaliseBlock(
      { kind: 'paragraph', text: `${text} [[c:x]]`, claims: [{ id: 'x', kind: 'quote', evidenceIds: ['e'] }] },
      { blockId: `b${at}`, sectionId: 's1', evidenceIds: new Set(['e']), nextClaim: () => `c${at}` },
    ),
  )
  expect(compareClaims(state, pieces).length + state.issues.conflicts.size).toBe(doubted)
})
