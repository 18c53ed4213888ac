import { Fault, isFault } from '@galley/fault'
import { frameWords, type Agents, type Draft } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing, honestAgents, composesNothing } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'

const { extractive: extractiveNotice } = frameWords().notice

const unlimited = { tokens: null, seconds: null, usd: null, wattHours: null }

test('no source at all is a fault', async () => {
  const error = await run({ research: async () => ({ quotes: [], gaps: [] }) }, { sources: async () => [] }).catch(
    (caught: unknown) => caught,
  )
  expect(isFault(error) && [error.code, error.exit]).toEqual(['SOURCES_EMPTY', 3])
})

test.each([
  ['full', 'SOURCES_OFF_TOPIC'],
  ['extractive', 'SOURCES_EMPTY'],
] as const)('documents of which nothing was picked, in mode %s, are %s', async (mode, code) => {
  const error = await run({ research: async () => ({ quotes: [], gaps: [] }) }, { mode }).catch((caught: unknown) => caught)
  expect(isFault(error) && error.code).toBe(code)
})

test.each([
  [
    'The works of four towns',
    'SOURCES_EMPTY',
    'nothing in the document that comes nearest (“The works of four towns”) answers it closely enough',
  ],
  ['Bees in winter', 'SOURCES_OFF_TOPIC', ' searched for its words; they are about “'],
])('a page of the web called %s, of which nothing was picked, is %s', async (title, code, words) => {
  const scan: Agents['scan'] = async () => ({ hits: [{ address: 'https://a.example/', title, snippet: '', provider: 'searxng' }] })
  const error = await run({ scan, research: async () => ({ quotes: [], gaps: [] }) }, { mode: 'extractive' }).catch(
    (caught: unknown) => caught,
  )
  expect(isFault(error) && [error.code, error.message]).toEqual([code, expect.stringContaining(words)])
})

test('a draft that is short for lack of evidence says so and is not rejected', async () => {
  const { draft } = await run(
    { write: async ({ evidence }) => ({ blocks: evidence.map((one) => citing(one.quote, one.id)), rejected: [] }) },
    { brief: { words: 3000 }, mode: 'extractive' },
  )
  expect(draft.stopReason).toBe('sources_exhausted')
  expect(draft.status).toBe('done')
  expect(draft.notice).toBe(extractiveNotice)
  expect(draft.notVerified.at(-1)?.text).toMatch(/^The draft has \d+ of 3000 words/)
})

test('a draft says which wishes of its brief nobody could follow', async () => {
  const brief = { audience: 'children', tone: 'witty', goal: 'to win them' }
  const notice = async (mode: 'extractive' | 'constrained' | 'full'): Promise<string | undefined> =>
    (await run({}, { brief, mode })).draft.notice
  const told = 'The audience, goal and tone that the brief asks for could not be followed without a capable model.'
  expect([await notice('extractive'), await notice('constrained'), await notice('full')]).toEqual([
    `${extractiveNotice} ${told}`,
    told,
    undefined,
  ])
})

test('what the brief wants avoided is not quoted, and is told where it is in the text all the same', async () => {
  const write: Agents['write'] = async ({ evidence }) => ({ blocks: evidence.map((one) => citing(one.quote, one.id)), rejected: [] })
  const quoted = async (mustAvoid: readonly string[]): Promise<readonly string[]> =>
    (await run({ write }, { mode: 'extractive', brief: { mustAvoid } })).draft.evidence.flatMap(
      ({ quote }) => quote.match(/bridge|mill/g) ?? [],
    )
  expect(new Set(await quoted([]))).toEqual(new Set(['bridge', 'mill']))
  expect(new Set(await quoted(['BRIDGE', 'il']))).toEqual(new Set(['mill']))
  const full = await run({ write }, { mode: 'full', brief: { mustAvoid: ['bridge'] } })
  expect(full.draft.notVerified).toContainEqual({ text: '“bridge” is in the text.', reason: 'The brief wants it avoided.' })
})

test.each([
  ['sv', 'not in the language Swedish (sv)'],
  ['de', 'Die Prüfung ist eingeschränkt'],
  ['nb-NO', '(nb-NO)'],
  ['abcdefgh-1', 'not in the language abcdefgh-1'],
])('a draft without a model says what it could not do for %s', async (language, said) => {
  const { draft, ledger } = await run({}, { brief: { language }, mode: 'extractive' })
  expect(draft.notice).toContain(said)
  expect(ledger.events.find(({ type }) => type === 'draft.started')?.data).toMatchObject({ notice: draft.notice })
})

test('a budget that is spent before anything is written is a fault, afterwards an end', async () => {
  const spent = new Fault('MODEL_BUDGET_SPENT', { message: 'spent', hint: 'more', status: 402, exit: 3 })
  const fail = async (): Promise<never> => {
    throw new Error('The plugin failed', { cause: spent })
  }
  await expect(run({ write: fail })).rejects.toThrow('The plugin failed')
  const later = await run({ review: fail })
  expect(later.draft.stopReason).toBe('budget_spent')
  expect(later.draft.status).toBe('done')
  const low = await run({}, { remaining: () => ({ ...unlimited, tokens: 0 }) })
  expect(low.draft.stopReason).toBe('budget_spent')
  expect(low.draft.rounds).toEqual([])
})

test.each(['usd', 'wattHours', 'seconds'] as const)('a draft whose %s are spent ends with its first version and says so', async (unit) => {
  const { draft, types } = await run({}, { remaining: () => ({ ...unlimited, [unit]: 0 }) })
  expect([draft.stopReason, draft.rounds, types.includes('budget.spent')]).toEqual(['budget_spent', [], true])
  expect(draft.best.blocks.length).toBeGreaterThan(0)
})

test('when the seconds are over no further agent is asked, though none of them asks a model', async () => {
  const asked: string[] = []
  const honest = honestAgents(world)
  const noting: Partial<Agents> = {
    write: async (input, at) => (asked.push(at.key), honest.write(input, at)),
    review: async (input, at) => (asked.push(at.key), honest.review(input, at)),
  }
  const { draft } = await run(noting, { remaining: () => ({ ...unlimited, seconds: 0 }), brief: {}, mode: 'extractive' })
  expect(asked).toHaveLength(1)
  expect(draft.stopReason).toBe('budget_spent')
})

test('cancelling returns the best so far', async () => {
  const controller = new AbortController()
  const { draft, end } = await run(
    {
      review: async () => {
        controller.abort()
        throw new Error('aborted')
      },
    },
    { signal: controller.signal },
  )
  expect([draft.status, draft.stopReason]).toEqual(['cancelled', 'cancelled'])
  expect(draft.best.blocks.length).toBeGreaterThan(4)
  expect(end).toEqual({ status: 'cancelled' })
})

test('gates wait, take a plan and drop sources; a rejection keeps what is there', async () => {
  const names: string[] = []
  const saved: Draft[] = []
  const shownAt: string[] = []
  const plan = { ...(await honestAgents(world).plan({ hits: [] }, { key: 'plan', signal: new AbortController().signal })), title: 'Mine' }
  const { draft, end, ledger } = await run(
    {},
    {
      brief: { approve: ['plan', 'sources', 'draft'] },
      save: (one) => void saved.push(structuredClone(one)),
      waitSignal: async (name: string) => {
        names.push(name)
        shownAt.push(`${saved.at(-1)?.plan?.title ?? ''}, ${(saved.at(-1)?.evidence.length ?? 0) > 0 ? 'read' : 'unread'}`)
        return name === 'gate.draft'
          ? { decision: 'reject', note: 'no' }
          : { decision: 'approve', note: 'yes', plan, dropSources: ['src-2'] }
      },
    },
  )
  expect(names).toEqual(['gate.plan', 'gate.sources', 'gate.draft'])
  expect([draft.status, draft.stopReason, draft.title]).toEqual(['cancelled', 'rejected', 'Mine'])
  expect(end).toEqual({ status: 'cancelled', note: 'no' })
  const passed = ledger.events.flatMap((event) => (event.type === 'gate.passed' ? [event.data.note] : []))
  expect(passed).toEqual(['yes', 'yes', 'no'])
  expect(draft.evidence.some((one) => one.sourceId === 'src-2')).toBe(false)
  expect(draft.sources.map((source) => source.id)).toEqual(['src-1', 'src-3', 'src-4'])
  expect(draft.best.blocks.length).toBeGreaterThan(0)
  // Whoever keeps the draft says that it waits, together with what for.
  expect(new Set(saved.map((one) => one.status))).toEqual(new Set(['running']))
  expect(shownAt).toEqual(['Public works, unread', 'Mine, read', 'Mine, read'])
})

test('what an answer with the whole post does not have is written by itself, at its place', async () => {
  const whole = honestAgents(world)
  const compose: Agents['compose'] = async (input, at) => {
    const { blocks, rejected } = await whole.compose(input, at)
    const headings = blocks.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
    return { blocks: [...blocks.slice(0, headings[1]), ...blocks.slice(headings[2], headings[3])], rejected }
  }
  const { draft } = await run({ compose })
  const headings = draft.best.blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
  expect(headings).toEqual(draft.plan?.outline.map(({ heading }) => heading))
})

test('one source may fill the draft, of several none may have more than its share', async () => {
  const shares: Record<string, number>[] = []
  const write: Agents['write'] = async ({ evidence, share }) => {
    shares.push({ ...share })
    return { blocks: evidence.map((one) => citing(one.quote, one.id)), rejected: [] }
  }
  const { draft } = await run({ ...composesNothing, write })
  expect(shares[0]).toEqual({ 'src-1': 90, 'src-2': 90, 'src-3': 90, 'src-4': 90 })
  expect(shares[1]?.['src-1']).toBe(0)
  // Seven sentences of 13 words fill the 90; the eighth of each source is taken out, whatever the writer counted.
  expect(draft.best.claims).toHaveLength(28)
  expect(draft.rejected.map((one) => one.reason)).toEqual(Array.from({ length: 4 }, () => 'Its source has its full share of this draft.'))
})

test('cancelling while the first version is written returns what is written, under the last rule', async () => {
  const controller = new AbortController()
  const { draft } = await run(
    {
      ...composesNothing,
      write: async ({ evidence, section }) => {
        if (section.id === 's3') controller.abort()
        controller.signal.throwIfAborted()
        return {
          blocks: [citing(evidence[0]?.quote ?? '', evidence[0]?.id ?? ''), citing('The Emperor came in 1811.', evidence[0]?.id ?? '')],
          rejected: [],
        }
      },
    },
    { signal: controller.signal },
  )
  expect(draft.status).toBe('cancelled')
  expect(draft.best.blocks.map((block) => block.id)).toEqual(['b1', 'b2', 'b4', 'b5'])
  expect(draft.best.invariants.unsupported).toBe(0)
})

test('cancelling at a gate ends the waiting; a rejected plan leaves nothing to return', async () => {
  const controller = new AbortController()
  const waitSignal = async (): Promise<never> => {
    controller.abort()
    throw controller.signal.reason
  }
  const cancelled = await run({}, { brief: { approve: ['plan'] }, waitSignal, signal: controller.signal })
  expect([cancelled.draft.status, cancelled.draft.best.blocks]).toEqual(['cancelled', []])
  const rejected = await run({}, { brief: { approve: ['plan'] }, waitSignal: async () => ({ decision: 'maybe' }) })
  expect([rejected.draft.status, rejected.draft.stopReason, rejected.draft.notVerified]).toEqual(['cancelled', 'rejected', []])
  expect(rejected.end).toEqual({ status: 'cancelled', note: 'Rejected at the gate: plan' })
  expect(rejected.ledger.keys()).not.toContain('research')
})

test('an ambiguous brief gets one question back, and goes on without one where no gate is open', async () => {
  const assumption = 'Bridges over rivers are meant, not those of teeth.'
  const asked: unknown[] = []
  const plan: Agents['plan'] = async (input, at) => {
    asked.push(input.clarification)
    return { ...(await honestAgents(world).plan(input, at)), assumption }
  }
  const at = async (answer: object): Promise<Awaited<ReturnType<typeof run>>['draft']> =>
    (await run({ plan }, { brief: { approve: ['brief'] }, waitSignal: async () => answer })).draft
  const open = (await run({ plan })).draft
  expect(open.plan?.assumption).toBe(assumption)
  expect(open.notVerified).toContainEqual({ text: assumption, reason: frameWords().open.assumed })
  const approved = await at({ decision: 'approve' })
  expect([approved.plan?.assumption, approved.status]).toEqual([undefined, 'done'])
  expect(asked).toEqual([undefined, undefined])
  const answered = await at({ decision: 'approve', note: 'Those of teeth.' })
  expect([answered.plan?.assumption, answered.status]).toEqual([assumption, 'done'])
  expect(asked.slice(2)).toEqual([undefined, { assumption, answer: 'Those of teeth.' }])
  expect((await at({ decision: 'reject', note: 'neither' })).stopReason).toBe('rejected')
})
