import type { SectionForm } from '@galley/sdk'
import { expect, test } from 'vitest'
import { createContext } from '../../test/create-context.ts'
import { honestAgents } from '../../test/honest-agents.ts'
import { createMemoryLedger } from '../../test/memory-ledger.ts'
import { createWorld } from '../../test/world.ts'
import { storeEvidence } from '../state/evidence-state.ts'
import { createRunState } from '../state/run-state.ts'
import { keepShare } from './keep-share.ts'
import { normaliseBlock } from './normalise-block.ts'
import { capOf } from './quote-instead.ts'

/** A sentence of so many words that no other sentence shares. */
const sentence = (words: number, name: string): string => `${Array.from({ length: words }, (_, at) => `${name}${at}`).join(' ')}.`

test('a source that has exactly its share gets no further sentence', () => {
  const world = createWorld()
  const state = createRunState(
    { topic: 'Towns', words: 100 },
    createContext({ agents: honestAgents(world), ledger: createMemoryLedger(), world }),
  )
  const quotes = [sentence(89, 'a'), sentence(90, 'b'), sentence(10, 'c'), sentence(10, 'd')]
  const sources = ['full-but-one', 'full', 'full', 'full-but-one']
  const list = quotes.map((quote, at) => ({
    id: `e${at}`,
    sourceId: sources[at] ?? '',
    quote,
    start: 0,
    end: quote.length,
    questionIds: [],
  }))
  storeEvidence(state.evidence, list, new Map())
  const blocks = quotes.map((quote, at) =>
    normaliseBlock(
      { kind: 'paragraph', text: `${quote} [[c:x]]`, claims: [{ id: 'x', kind: 'fact', evidenceIds: [`e${at}`] }] },
      { blockId: `b${at}`, sectionId: 's1', evidenceIds: new Set(list.map((one) => one.id)), nextClaim: () => `c${at}` },
    ),
  )
  // Two sources of a draft of 100 words may have 90 words each.
  const kept = keepShare(state, blocks.slice(0, 2), blocks.slice(2))
  expect(kept.pieces.map(({ block }) => block.id)).toEqual(['b3'])
  expect(kept.rejected).toMatchObject([{ evidenceIds: ['e2'], reason: 'Its source has its full share of this draft.' }])
})

test('a source may fill a draft of nothing but changes or instructions', () => {
  const world = createWorld()
  const capWith = (...forms: readonly SectionForm[]): number => {
    const state = createRunState(
      { topic: 'Towns', words: 300 },
      createContext({ agents: honestAgents(world), ledger: createMemoryLedger(), world }),
    )
    const list = ['one', 'two', 'three', 'four'].map((sourceId) => ({
      id: sourceId,
      sourceId,
      quote: '',
      start: 0,
      end: 0,
      questionIds: [],
    }))
    storeEvidence(state.evidence, list, new Map())
    const outline = forms.map((form, at) => ({ id: `s${at}`, heading: form, intent: '', questionIds: [], words: 100, form }))
    Object.assign(state.draft, { plan: { title: 'Towns', questions: [], outline, acceptance: [], queries: [] } })
    return capOf(state)
  }
  expect(capWith('steps', 'changes')).toBe(300)
  expect(capWith('steps', 'passages')).toBe(113)
})

test('what led to a list goes with the list, and its heading too', () => {
  const world = createWorld()
  const state = createRunState(
    { topic: 'Towns', words: 100 },
    createContext({ agents: honestAgents(world), ledger: createMemoryLedger(), world }),
  )
  // The line with the colon crosses the line of the share.
  const quotes = [sentence(capOf(state) - 3, 'a'), 'The towns along the river have these gates:', sentence(10, 'b'), sentence(10, 'c')]
  const list = quotes.map((quote, at) => ({ id: `e${at}`, sourceId: 'one', quote, start: 0, end: quote.length, questionIds: [] }))
  storeEvidence(state.evidence, list, new Map())
  const [first, lead, items] = [
    { kind: 'paragraph' as const, text: `${quotes[0]} [[c:x0]]`, at: [0] },
    { kind: 'paragraph' as const, text: `${quotes[1]} [[c:x1]]`, at: [1] },
    { kind: 'list' as const, text: `- ${quotes[2]} [[c:x2]]\n- ${quotes[3]} [[c:x3]]`, at: [2, 3] },
  ].map(({ kind, text, at }, index) =>
    normaliseBlock(
      { kind, text, claims: at.map((one) => ({ id: `x${one}`, kind: 'fact' as const, evidenceIds: [`e${one}`] })) },
      {
        blockId: `b${index}`,
        sectionId: 's1',
        evidenceIds: new Set(list.map((one) => one.id)),
        nextClaim: (() => {
          let count = 0
          return () => `c${index}-${(count += 1)}`
        })(),
      },
    ),
  )
  if (first === undefined || lead === undefined || items === undefined) throw new Error('no blocks')
  const heading = normaliseBlock(
    { kind: 'heading', text: 'Gates', claims: [] },
    { blockId: 'h', sectionId: 's1', evidenceIds: new Set(), nextClaim: () => '' },
  )
  expect(keepShare(state, [first], [heading, lead, items]).pieces).toEqual([])
})

test('a table that is begun is set to its end, and one that begins behind the share is left out', () => {
  const world = createWorld()
  const state = createRunState(
    { topic: 'Towns', words: 100 },
    createContext({ agents: honestAgents(world), ledger: createMemoryLedger(), world }),
  )
  const rows = ['a', 'b', 'c'].map((name) => `| ${sentence(capOf(state), name).replace('.', '')} | 1 |`)
  const quote = `| town | gates |\n| --- | --- |\n${rows.join('\n')}`
  storeEvidence(state.evidence, [{ id: 'e', sourceId: 'one', quote, start: 0, end: quote.length, questionIds: [] }], new Map())
  let claims = 0
  const [first, second] = [1, 2].map((at) =>
    normaliseBlock(
      {
        kind: 'table',
        text: `| town | gates |\n| --- | --- |\n${rows.map((row, n) => row.replace(/ \|$/, ` [[c:x${n}]] |`)).join('\n')}`,
        claims: rows.map((_, n) => ({ id: `x${n}`, kind: 'fact' as const, evidenceIds: ['e'] })),
      },
      { blockId: `b${at}`, sectionId: 's1', evidenceIds: new Set(['e']), nextClaim: () => `c${(claims += 1)}` },
    ),
  )
  if (first === undefined || second === undefined) throw new Error('no blocks')
  const { pieces, rejected } = keepShare(state, [], [first, second])
  expect(pieces.map((piece) => [piece.block.id, piece.claims.length])).toEqual([['b1', 3]])
  expect(rejected).toHaveLength(3)
})
