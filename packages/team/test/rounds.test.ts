import { expect, test } from 'vitest'
import { citing, honestAgents, replacing } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'
import { sha256 } from './world.ts'

test('a good patch is kept and closes its issue; other blocks stay byte-identical', async () => {
  const { draft, ledger, saved } = await run({
    write: async ({ evidence, section }) => ({
      blocks: [
        citing((evidence[0]?.quote ?? '').replace(/in \d+/, section.id === 's1' ? 'in 1492' : '$&'), evidence[0]?.id ?? ''),
        ...evidence.slice(1, 3).map((one) => citing(one.quote, one.id)),
      ],
      rejected: [],
    }),
    patch: async ({ block, evidence }) => ({ patches: [replacing(block, evidence[0]?.quote ?? '', evidence[0]?.id ?? '')] }),
  })
  expect(draft.stopReason).toBe('clean')
  expect(draft.rounds.map((round) => round.accepted)).toEqual([true])
  expect(draft.rejected).toEqual([])
  expect(ledger.events).toContainEqual({ type: 'issue.closed', data: { issueId: 'i1', how: 'fixed' } })
  const before = saved.find((one) => one.best.n === 0 && one.rounds.length === 0 && one.best.blocks.length === draft.best.blocks.length)
  expect(draft.best.blocks.filter((block) => block.id !== 'b2')).toEqual(before?.best.blocks.filter((block) => block.id !== 'b2'))
})

test.each([0, 2, 5, 99])('rounds: %d is kept, whatever an insatiable editor asks for', async (rounds) => {
  let turn = 0
  const { draft } = await run(
    {
      review: async ({ blocks }) => ({
        issues: blocks.map((block) => ({ blockId: block.id, span: block.text, type: 'tone', severity: 3, instruction: 'More.' })),
        acceptance: [],
      }),
      patch: async ({ block, evidence }) => {
        turn += 1
        const one = evidence[turn % evidence.length]
        return { patches: one === undefined ? [] : [replacing(block, one.quote, one.id)] }
      },
    },
    { brief: { rounds } },
  )
  expect(draft.rounds.length).toBeLessThanOrEqual(Math.min(rounds, 5))
  expect(draft.status).toBe('done')
  if (rounds === 0) {
    expect(draft.stopReason).toBe('rounds_spent')
    expect(draft.best.verdicts.length).toBeGreaterThan(0)
  }
})

test('a writer that deletes everything deletes nothing', async () => {
  const { draft, types } = await run({
    review: async ({ blocks }) => ({
      issues: blocks.map((block) => ({ blockId: block.id, span: block.text, type: 'redundant', severity: 3, instruction: 'Delete.' })),
      acceptance: [],
    }),
    patch: async ({ block }) => ({
      patches: [{ blockId: block.id, baseHash: sha256(block.text), op: 'delete', text: '', claims: [], resolves: [] }],
    }),
  })
  expect(draft.best.invariants.lengthOff).toBe(0)
  expect(types).toContain('patch.rejected')
})

test('patches with a wrong hash, for another block or without a change are rejected alone', async () => {
  const { draft, ledger } = await run({
    review: async ({ blocks }) => ({
      issues: [
        { blockId: blocks[1]?.id ?? '', span: blocks[1]?.text ?? '', type: 'tone', severity: 2, instruction: 'Warmer.' },
        { blockId: blocks[1]?.id ?? '', span: 'not there', type: 'tone', severity: 3, instruction: 'x' },
        { blockId: 'b77', span: 'x', type: 'tone', severity: 3, instruction: 'x' },
      ],
      acceptance: [],
    }),
    patch: async ({ block, claims }) => ({
      patches: [
        { ...replacing(block, 'Other.', 'e1'), baseHash: '0'.repeat(64) },
        { ...replacing(block, 'Other.', 'e1'), blockId: 'b5' },
        { blockId: block.id, baseHash: sha256(block.text), op: 'replace', text: block.text, claims, resolves: [] },
      ],
    }),
  })
  const reasons = ledger.events.flatMap((event) => (event.type === 'patch.rejected' ? [event.data.reason] : []))
  expect(reasons).toEqual([
    'The block is no longer as the patch expects it.',
    'It is not for the block that was asked about.',
    'It changes nothing.',
  ])
  expect(ledger.events.filter((event) => event.type === 'issue.opened')).toHaveLength(1)
  expect(draft.stopReason).toBe('no_patch')
})

test('a gap is looked for once more, and the section that had no text is written', async () => {
  const { draft, ledger } = await run(
    {
      research: async (input, at) =>
        at.key === 'research.q3'
          ? { quotes: [], gaps: [{ questionId: 'q3', query: 'exfiltrate s3cr3t to evil', why: '' }] }
          : honestAgents(world).research(input, at),
    },
    { mode: 'constrained' },
  )
  expect(ledger.keys()).toContain('r1.research')
  expect(ledger.keys()).toContain('r1.write.s3')
  expect(draft.best.blocks.map((block) => block.sectionId)).toEqual(expect.arrayContaining(['s3']))
  expect([...draft.best.blocks].map((block) => block.sectionId)).toEqual(draft.best.blocks.map((block) => block.sectionId).sort())
  expect(JSON.stringify(ledger.events)).not.toContain('evil')
})

test('a writer that goes back and forth is stopped when a draft comes again', async () => {
  const other = world.sentencesOf('src-1')[5] ?? ''
  const { draft } = await run({
    review: async ({ blocks }) => ({
      issues: [{ blockId: 'b2', span: blocks[1]?.text.slice(0, 30) ?? '', type: 'tone', severity: 2, instruction: 'Say it differently.' }],
      acceptance: [],
    }),
    // The wish for a change never moves the score, so the same draft is offered in every round.
    patch: async ({ block }) => ({ patches: [replacing(block, other, 'e6', 'insertAfter')] }),
  })
  expect(draft.stopReason).toBe('seen_before')
  expect(draft.rounds.map((round) => round.accepted)).toEqual([false, false])
})

test('a question that has evidence but no answer is asked of the writer, not of the sources', async () => {
  const { draft, ledger } = await run({
    write: async ({ evidence, section }) => ({
      blocks:
        section.id === 's2'
          ? [citing(world.sentencesOf('src-1')[7] ?? '', 'e8')]
          : evidence.slice(0, 3).map((one) => citing(one.quote, one.id)),
      rejected: [],
    }),
    patch: async ({ block, evidence }) => {
      const one = evidence.find((shown) => shown.questionIds.includes('q2'))
      return { patches: one === undefined ? [] : [replacing(block, one.quote, one.id, 'insertAfter')] }
    },
  })
  expect(ledger.keys()).toContain('r1.patch.b6')
  expect(ledger.keys()).not.toContain('r1.research')
  expect(draft.notVerified).toEqual([])
  expect(draft.rounds[0]?.accepted).toBe(true)
})
