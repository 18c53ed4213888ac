import type { Agents, Issue, Patch, PatchBlock, ShownEvidence, WrittenBlock } from '@galley/sdk'
import { sha256, type World } from './world.ts'

/** Agents that do their work plainly: every claim quotes its evidence; the editor finds nothing. `over` replaces any of them. */
export function honestAgents(world: World, over: Partial<Agents> = {}): Agents {
  const agents: Agents = {
    scan: async () => ({ hits: world.sources.map(({ address, title }) => ({ address, title, snippet: '', provider: 'folder' })) }),
    plan: async () => ({
      title: 'Public works',
      questions: world.sources.map((source, at) => ({ id: `Q${at}`, text: `What was built in ${source.title.slice(10)}?` })),
      outline: world.sources.map((source, at) => ({
        id: `S${at}`,
        heading: source.title.slice(10),
        intent: '',
        questionIds: [`Q${at}`],
        words: 40,
      })),
      acceptance: [{ id: 'x', check: 'Does it name years?', weight: 1 }],
      queries: world.sources.map((source, at) => ({ id: `K${at}`, text: source.title, questionIds: [`Q${at}`] })),
    }),
    research: async ({ plan, questionIds }) => ({
      quotes: questionIds.flatMap((id) => {
        const source = world.sources[plan.questions.findIndex((question) => question.id === id)]
        return source === undefined ? [] : world.sentencesOf(source.id).map((quote) => ({ sourceId: source.id, quote, questionIds: [id] }))
      }),
      gaps: [],
    }),
    compose: async ({ plan, evidence, share }, at) => {
      const answers = await Promise.all(
        plan.outline.map(async (section) => {
          const own = evidence.filter(({ questionIds }) => questionIds.some((id) => section.questionIds.includes(id)))
          const { blocks, rejected } = await agents.write(
            { title: plan.title, section, questions: plan.questions, evidence: own, earlier: [], share },
            at,
          )
          return { blocks: [{ kind: 'heading' as const, text: section.heading, claims: [] }, ...blocks], rejected }
        }),
      )
      return { blocks: answers.flatMap(({ blocks }) => blocks), rejected: answers.flatMap(({ rejected }) => rejected) }
    },
    write: async ({ evidence }) => ({ blocks: evidence.slice(0, 3).map((one) => citing(one.quote, one.id)), rejected: [] }),
    patch: async () => ({ patches: [] }),
    check: async ({ claims }) => ({
      answers: claims.map(({ claim, window }) => ({ claimId: claim.id, says: 'supported', span: window, reason: 'It says so.' })),
      gaps: [],
    }),
    review: async ({ plan }) => ({ issues: [], acceptance: plan.acceptance.map(({ id }) => ({ id, pass: true })) }),
    compare: async () => ({ better: 'neither' }),
    ...over,
  }
  return agents
}

/** A paragraph of one cited sentence. */
export function citing(sentence: string, evidenceId: string): WrittenBlock {
  return { kind: 'paragraph', text: `${sentence} [[c:x]]`, claims: [{ id: 'x', kind: 'fact', evidenceIds: [evidenceId] }] }
}

/** A patch of a block with one cited sentence; it replaces the block unless told otherwise. */
export function replacing(
  block: { readonly id: string; readonly text: string },
  text: string,
  evidenceId: string,
  op: Patch['op'] = 'replace',
): Patch {
  const written = citing(text, evidenceId)
  return { blockId: block.id, baseHash: sha256(block.text), op, text: written.text, claims: written.claims, resolves: [] }
}

/** A block with its issues, and the evidence of its section: what it rests on itself comes first. */
export interface AskedBlock extends PatchBlock {
  readonly issues: readonly Issue[]
  readonly evidence: readonly ShownEvidence[]
}

/** A writer that mends every block which has an issue; its patches answer them all. */
export function patchingEach(make: (asked: AskedBlock) => readonly Patch[]): Agents['patch'] {
  return async ({ blocks, issues, evidence }) => ({
    patches: blocks.flatMap((one) => {
      const own = issues.filter(({ blockId }) => blockId === one.block.id)
      const cited = new Set(one.claims.flatMap(({ evidenceIds }) => evidenceIds))
      const sorted = [...evidence.filter(({ id }) => cited.has(id)), ...evidence.filter(({ id }) => !cited.has(id))]
      if (own.length === 0) return []
      const resolves = own.map(({ id }) => id)
      return make({ ...one, issues: own, evidence: sorted }).map((patch) => Object.assign({}, patch, { resolves }))
    }),
  })
}

/** A writer whose model does not hold a whole post: it goes on section by section. */
export const composesNothing: Pick<Agents, 'compose'> = { compose: async () => ({ blocks: [], rejected: [] }) }
