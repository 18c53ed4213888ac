import { countDraftWords } from '@galley/evidence'
import type { Agents } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing, honestAgents } from './honest-agents.ts'
import { runScripted as run, world } from './run-scripted.ts'

test('changes may add what the brief leaves, and a few words too many are asked of one block', async () => {
  const told: { readonly now: number; readonly left: number; readonly room: number }[] = []
  let length = { now: 0, left: 0 }
  const agents: Partial<Agents> = {
    review: async (input) => {
      length = input.length
      const span = input.blocks[1]?.text.slice(0, 30) ?? ''
      return { issues: [{ blockId: 'b2', span, type: 'tone', severity: 2, instruction: 'Say it differently.' }], acceptance: [] }
    },
    patch: async ({ room }) => {
      told.push({ ...length, room })
      return { patches: [] }
    },
  }
  await run(agents, { brief: { rounds: 1, words: 200 } })
  expect(told[0]?.left).toBe(220 - (told[0]?.now ?? 0))
  expect(told.every(({ left, room }) => Math.abs(room) <= Math.abs(left))).toBe(true)
  const words = Math.floor((told[0]?.now ?? 0) / 1.2)
  const { draft } = await run(agents, { brief: { rounds: 1, words } })
  expect(draft.rounds[0]?.issues.filter(({ instruction }) => instruction.startsWith('Shorten'))).toHaveLength(1)
})

test('more words are asked of the sections that lack them, with what nobody cited yet for their questions', async () => {
  const asked: Parameters<Agents['patch']>[0][] = []
  const agents: Partial<Agents> = {
    write: async ({ section, evidence }) => ({
      // The third section keeps to half of its evidence; the others say all of it.
      blocks: evidence.slice(0, section.id === 's3' ? 2 : 8).map(({ quote, id }) => citing(quote, id)),
      rejected: [],
    }),
    patch: async (input) => {
      asked.push(input)
      return { patches: [] }
    },
  }
  const { draft } = await run(agents, { brief: { rounds: 1, words: 440 } })
  const [issue, ...others] = draft.rounds[0]?.issues ?? []
  expect(others).toEqual([])
  const section = draft.best.blocks.find(({ id }) => id === issue?.blockId)?.sectionId
  expect([section, issue?.type]).toEqual(['s3', 'missing-coverage'])
  expect(issue?.instruction).toMatch(
    /^Say more from evidence that is not used yet: about \d+ words?, each sentence cited\. What was built in Corvane\?$/,
  )
  const cited = new Set(draft.best.claims.flatMap(({ evidenceIds }) => evidenceIds))
  const fresh = asked[0]?.evidence.filter(({ id, quote }) => !cited.has(id) && quote.includes('Corvane')) ?? []
  expect(fresh.length).toBeGreaterThanOrEqual(5)
})

test('headings are not counted against the length of a brief, as they are not in the words that its reader is told', async () => {
  const plan: Agents['plan'] = async (...input) => {
    const planned = await honestAgents(world).plan(...input)
    return {
      ...planned,
      outline: planned.outline.map((section) => Object.assign({}, section, { heading: `All that was ever built in ${section.heading}` })),
    }
  }
  const { draft: first } = await run({ plan }, { brief: { rounds: 1, words: 200 } })
  const words = Math.ceil(countDraftWords(first.best.blocks) / 1.1)
  const { draft } = await run({ plan }, { brief: { rounds: 1, words } })
  expect(draft.rounds.flatMap(({ issues }) => issues).filter(({ instruction }) => instruction.startsWith('Shorten'))).toEqual([])
})
