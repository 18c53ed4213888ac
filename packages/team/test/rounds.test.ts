import type { Agents } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing, honestAgents, patchingEach, replacing } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'

/** An editor that wants the first paragraph said otherwise, whatever it says. */
const wishing =
  (instruction: string): Agents['review'] =>
  async ({ blocks }) => ({
    issues: [{ blockId: 'b2', span: blocks[1]?.text.slice(0, 30) ?? '', type: 'tone', severity: 2, instruction }],
    acceptance: [],
  })

test('a good patch is kept and closes its issue; other blocks stay byte-identical', async () => {
  const { draft, ledger, saved } = await run({
    write: async ({ evidence, section }) => ({
      blocks: [
        citing((evidence[0]?.quote ?? '').replace(/in \d+/, section.id === 's1' ? 'in 1492' : '$&'), evidence[0]?.id ?? ''),
        ...evidence.slice(1, 3).map((one) => citing(one.quote, one.id)),
      ],
      rejected: [],
    }),
    patch: patchingEach(({ block, evidence }) => [replacing(block, evidence[0]?.quote ?? '', evidence[0]?.id ?? '')]),
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
      patch: patchingEach(({ block, evidence }) => {
        turn += 1
        const one = evidence[turn % evidence.length]
        return one === undefined ? [] : [replacing(block, one.quote, one.id)]
      }),
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
    patch: patchingEach(({ block, baseHash }) => [{ blockId: block.id, baseHash, op: 'delete', text: '', claims: [], resolves: [] }]),
  })
  expect(draft.best.invariants.lengthOff).toBe(0)
  expect(types).toContain('patch.rejected')
})

test.each([
  ['a wrong hash', { baseHash: '0'.repeat(64) }, 'The block is no longer as the patch expects it.'],
  ['another block', { blockId: 'b5' }, 'It is not for a block that was asked about.'],
  ['no change', null, 'It changes nothing.'],
] as const)('a patch with %s is refused, and an issue that is not located counts for nothing', async (_, over, reason) => {
  const editor: Agents['review'] = async ({ blocks }) => ({
    issues: [
      { blockId: blocks[1]?.id ?? '', span: blocks[1]?.text ?? '', type: 'tone', severity: 2, instruction: 'Warmer.' },
      { blockId: blocks[1]?.id ?? '', span: 'not there', type: 'tone', severity: 3, instruction: 'x' },
      { blockId: 'b77', span: 'x', type: 'tone', severity: 3, instruction: 'x' },
    ],
    acceptance: [],
  })
  const patch = patchingEach(({ block, baseHash, claims }) => [
    over === null
      ? { blockId: block.id, baseHash, op: 'replace', text: block.text, claims, resolves: [] }
      : { ...replacing(block, 'Other.', 'e1'), ...over },
  ])
  const { draft, ledger } = await run({ review: editor, patch }, { brief: { rounds: 1 } })
  expect(ledger.events.flatMap((event) => (event.type === 'patch.rejected' ? [event.data.reason] : []))).toEqual([reason])
  expect(ledger.events.filter((event) => event.type === 'issue.opened')).toHaveLength(1)
  expect(draft.stopReason).toBe('rounds_spent')
})

test('what one answer does to a block and behind it comes in as a whole, or not at all', async () => {
  const [own = '', moved = '', good = ''] = [0, 5, 6].map((at) => world.sentencesOf('src-1')[at] ?? '')
  const with2 = (second: string) =>
    run(
      {
        review: wishing('Split this.'),
        patch: patchingEach(({ block }) => [replacing(block, good, 'e7'), replacing(block, second, 'e6', 'insertAfter')]),
        compare: async ({ first }) => ({ better: first.includes(moved) ? 'first' : 'second' }),
      },
      { brief: { rounds: 1 } },
    )
  const both = (await with2(moved)).draft.best.blocks.map(({ text }) => text).join(' ')
  expect([both.includes(good), both.includes(moved), both.includes(own)]).toEqual([true, true, false])
  const none = (await with2(moved.replace(/in \d+/, 'in 1492'))).draft.best.blocks.map(({ text }) => text).join(' ')
  expect([none.includes(good), none.includes('1492'), none.includes(own)]).toEqual([false, false, true])
})

test('a refused patch is one failure: the writer is told why and asked again', async () => {
  const told: string[] = []
  const other = world.sentencesOf('src-1')[5] ?? ''
  const { draft, ledger } = await run({
    review: wishing('Say it differently.'),
    patch: patchingEach(({ block, issues }) => {
      told.push(issues.map(({ instruction }) => instruction).join(' '))
      return [replacing(block, told.length === 1 ? other.replace(/in \d+/, 'in 1492') : other, 'e6')]
    }),
    compare: async ({ first }) => ({ better: first.includes(other) ? 'first' : 'second' }),
  })
  expect(told).toEqual(['Say it differently.', expect.stringMatching(/differently\. The last change was refused: .+/)])
  expect(ledger.events).toContainEqual({ type: 'issue.closed', data: { issueId: 'i1', how: 'fixed' } })
  expect(draft.rounds.map(({ accepted }) => accepted)).toEqual([false, true])
})

test('the editor is told what was let go', async () => {
  const closed: (readonly string[])[] = []
  let mended = 3
  await run({
    write: async ({ evidence, section }) => ({
      blocks: evidence
        .slice(0, 3)
        .map((one, at) => citing(section.id === 's2' ? `Its keepers never spoke of the ${1492 + at} storms.` : one.quote, one.id)),
      rejected: [],
    }),
    review: async (input, at) => {
      closed.push((input.closed ?? []).map(({ instruction }) => instruction))
      return wishing('Warmer.')(input, at)
    },
    // The wish is never answered; the round mends what is false.
    patch: patchingEach(({ block, issues }) => {
      if (!issues.some(({ type }) => type === 'unsupported')) return []
      const at = mended++
      return [replacing(block, world.sentencesOf('src-2')[at] ?? '', `e${9 + at}`)]
    }),
  })
  expect(closed).toEqual([[], ['Warmer.']])
})

test('a sentence that would be deleted is mended once more, alone, before the loop ends', async () => {
  const [true1 = ''] = world.sentencesOf('src-1')
  const asked: (readonly string[])[] = []
  const { draft, ledger } = await run({
    write: async ({ evidence, section }) => ({
      blocks: evidence
        .slice(0, 3)
        .map((one, at) => citing(section.id === 's1' && at === 0 ? one.quote.replace(/in \d+/, 'in 1492') : one.quote, one.id)),
      rejected: [],
    }),
    review: async ({ blocks }) => ({
      issues: [{ blockId: blocks[2]?.id ?? '', span: blocks[2]?.text ?? '', type: 'tone', severity: 3, instruction: 'More.' }],
      acceptance: [],
    }),
    patch: async ({ blocks, issues }) => {
      asked.push(issues.map(({ type }) => type))
      if (issues.length > 1) return { patches: [] }
      const block = blocks.find(({ block: one }) => one.id === issues[0]?.blockId)?.block
      return { patches: block === undefined ? [] : [replacing(block, true1, 'e1')] }
    },
  })
  expect(asked).toEqual([['unsupported', 'tone'], ['unsupported']])
  expect(draft.notVerified).toEqual([])
  expect(JSON.stringify(draft.best.blocks)).toContain(true1)
  expect(ledger.keys()).not.toContain('r2.review')
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

test('the same request is not sent twice: what was thrown away once is not asked for again', async () => {
  const other = world.sentencesOf('src-1')[5] ?? ''
  let asked = 0
  const { draft, ledger } = await run({
    review: wishing('Say it differently.'),
    patch: patchingEach(({ block }) => {
      asked += 1
      return [replacing(block, other, 'e6', 'insertAfter')]
    }),
  })
  expect(asked).toBe(1)
  expect(draft.stopReason).toBe('no_patch')
  expect(draft.rounds.map((round) => round.accepted)).toEqual([false, false])
  expect(ledger.events).toContainEqual({ type: 'issue.closed', data: { issueId: 'i1', how: 'not fixable' } })
})

test.each([
  ['both orders', ['after', 'after'], true, 'Every count is equal, and the editor preferred it without knowing which is which.'],
  [
    'one order, and the other is a draw',
    ['after', 'neither'],
    true,
    'Every count is equal, and the editor preferred it without knowing which is which.',
  ],
  [
    'whichever comes first',
    ['before', 'after'],
    false,
    'Every count is equal, and the editor did not prefer it, so the earlier text stands.',
  ],
  ['neither', ['neither', 'neither'], false, 'Every count is equal, and the editor did not prefer it, so the earlier text stands.'],
] as const)('where every count is equal a blind comparison decides: the editor likes %s', async (_, [first, second], isKept, reason) => {
  const other = world.sentencesOf('src-1')[5] ?? ''
  const shown: string[] = []
  const { draft } = await run(
    {
      review: wishing('Say it differently.'),
      patch: patchingEach(({ block }) => [replacing(block, other, 'e6', 'insertAfter')]),
      compare: async (texts) => {
        shown.push(texts.first, texts.second)
        const isAfterFirst = texts.first.includes(other)
        const liked = shown.length === 2 ? first : second
        return { better: liked === 'neither' ? 'neither' : (liked === 'after') === isAfterFirst ? 'first' : 'second' }
      },
    },
    { brief: { rounds: 1 } },
  )
  expect(draft.rounds[0]).toMatchObject({ accepted: isKept, reason })
  expect(draft.rounds[0]?.patches[0]).toMatchObject({ sectionId: 's1', accepted: true, before: '', after: other })
  if (shown.length === 4) expect(shown.slice(2)).toEqual([shown[1], shown[0]])
  expect(shown.join()).not.toMatch(/before|after|\[\[c:/)
})

test('without a capable editor the earlier text stands, unless the later is nearer to the length of the brief', async () => {
  const other = world.sentencesOf('src-1')[5] ?? ''
  const modes = { planner: 'full', researcher: 'full', writer: 'full', 'fact-checker': 'full', editor: 'extractive' } as const
  const patch = patchingEach(({ block }) => (block.id === 'b2' ? [replacing(block, other, 'e6', 'insertAfter')] : []))
  const wish = { review: wishing('Say it differently.'), patch }
  const equal = await run(wish, { modes, brief: { rounds: 1 } })
  expect(equal.draft.rounds[0]).toMatchObject({ accepted: false })
  const longer = await run(wish, { modes, brief: { rounds: 1, words: 200 } })
  expect(longer.draft.rounds[0]).toMatchObject({ accepted: true, reason: 'The draft is nearer to the length of its brief.' })
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
    patch: patchingEach(({ block, evidence }) => {
      const one = evidence.find((shown) => shown.questionIds.includes('q2'))
      return one === undefined ? [] : [replacing(block, one.quote, one.id, 'insertAfter')]
    }),
    compare: async ({ first, second }) => ({ better: first.length > second.length ? 'first' : 'second' }),
  })
  expect(ledger.keys()).toContain('r1.patch')
  expect(ledger.keys()).not.toContain('r1.research')
  expect(draft.notVerified).toEqual([])
  expect(draft.rounds[0]?.accepted).toBe(true)
})
