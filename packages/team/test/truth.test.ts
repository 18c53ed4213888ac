import { expect, test } from 'vitest'
import { citing, honestAgents } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'

test('an invented number, a wrong source, a dead citation and an uncited fact do not survive', async () => {
  const { draft, types } = await run({
    write: async ({ evidence }) => ({
      blocks: [
        citing((evidence[0]?.quote ?? '').replace(/in \d+/, 'in 1492'), evidence[0]?.id ?? ''),
        citing(evidence[1]?.quote ?? '', evidence[2]?.id ?? ''),
        { kind: 'paragraph', text: `${evidence[3]?.quote ?? ''} [[c:ghost]] The Emperor of Corvane came in 1811.`, claims: [] },
        citing(evidence[4]?.quote ?? '', evidence[4]?.id ?? ''),
      ],
      rejected: [],
    }),
  })
  expect(draft.best.invariants).toMatchObject({ unsupported: 0, dangling: 0 })
  expect(JSON.stringify(draft.best.blocks)).not.toMatch(/1492|Emperor|ghost/)
  expect(draft.notVerified.some((one) => one.text.includes('1492'))).toBe(true)
  expect(draft.rejected.some((one) => one.sentence.includes('Emperor'))).toBe(true)
  expect(types.filter((type) => type === 'issue.opened').length).toBeGreaterThan(8)
})

test('what a tiny model got wrong is replaced by its quote and listed', async () => {
  const { draft } = await run(
    {
      write: async ({ evidence }) => ({
        blocks: [citing((evidence[0]?.quote ?? '').replace(/in \d+/, 'in 1492'), evidence[0]?.id ?? '')],
        rejected: [],
      }),
    },
    { mode: 'constrained' },
  )
  expect(draft.rejected).toHaveLength(4)
  expect(draft.rejected[0]?.sentence).toContain('1492')
  expect(draft.best.claims).toHaveLength(4)
  expect(draft.best.claims.every((claim) => claim.kind === 'quote' && claim.text.startsWith('“'))).toBe(true)
})

test('a must-cover point and a question without an answer are told', async () => {
  const { draft } = await run(
    {
      research: async (input, at) =>
        honestAgents(world).research({ ...input, questionIds: input.questionIds.filter((id) => id !== 'q2') }, at),
    },
    { brief: { mustCover: ['the price of herring'] } },
  )
  expect(draft.notVerified).toContainEqual({ text: 'the price of herring', reason: 'The draft does not cover this point.' })
  expect(draft.notVerified.some((one) => one.questionId === 'q2' && one.reason === 'No source answers it.')).toBe(true)
})

test('a point and the question that was made of it are told once, in the words of the brief', async () => {
  const point = 'the price of herring'
  const honest = honestAgents(world)
  const { draft } = await run(
    {
      plan: async (input, at) => {
        const plan = await honest.plan(input, at)
        return { ...plan, questions: plan.questions.map(({ id, text }, n) => ({ id, text: n === 1 ? `What was ${point}?` : text })) }
      },
      research: async (input, at) => honest.research({ ...input, questionIds: input.questionIds.filter((id) => id !== 'q2') }, at),
    },
    { brief: { mustCover: [point] } },
  )
  expect(draft.notVerified.filter(({ text }) => text.includes(point)).map(({ text }) => text)).toEqual([point])
})

test('what leans on a sentence that goes is told and goes, too, and a table keeps its candidate', async () => {
  const { draft } = await run({
    write: async ({ evidence, section }) => {
      const [one, two, three] = evidence
      if (one === undefined || two === undefined || three === undefined || section.id !== 's1')
        return { blocks: evidence.slice(0, 3).map((shown) => citing(shown.quote, shown.id)), rejected: [] }
      const cite = (id: string, evidenceId: string) => ({ id, kind: 'fact' as const, evidenceIds: [evidenceId] })
      const [good = ''] = /\d{4}/.exec(two.quote) ?? []
      return {
        blocks: [
          citing(three.quote, three.id),
          {
            kind: 'paragraph',
            text: `${one.quote.replace(/in \d+/, 'in 1492')} [[c:x]] So do not rely on the records. ${two.quote} [[c:y]]`,
            claims: [cite('x', one.id), cite('y', two.id)],
          },
          {
            kind: 'table',
            text: `| Work of Aldermoor | Opened in |\n| --- | --- |\n| the bridge | 1492 [[c:x]] |\n| the mill | ${good} [[c:y]] |`,
            claims: [cite('x', one.id), cite('y', two.id)],
          },
        ],
        rejected: [],
      }
    },
  })
  const text = draft.best.blocks.map((block) => block.text).join('\n')
  expect(text).not.toMatch(/1492|rely/)
  expect(text).toContain('| the bridge | – |')
  expect(text).toMatch(/\| the mill \| \d{4} \[\[c:/)
  expect(draft.rejected).toContainEqual({
    sentence: 'So do not rely on the records.',
    evidenceIds: [],
    reason: 'The sentence that it leant on was taken out.',
  })
})

test.each([
  ['a reader of the brief may be spoken to by name', 'The council of Porthaven should count before it builds.', true],
  ['nobody else may', 'The council of Norden should count before it builds.', false],
])('%s', async (_, lead, stands) => {
  const { draft } = await run(
    {
      write: async ({ evidence }) => ({
        blocks: [{ kind: 'paragraph', text: lead, claims: [] }, ...evidence.slice(0, 3).map((one) => citing(one.quote, one.id))],
        rejected: [],
      }),
    },
    { brief: { audience: 'the council of Porthaven' } },
  )
  expect(draft.best.blocks.some(({ text }) => text.includes(lead))).toBe(stands)
})
