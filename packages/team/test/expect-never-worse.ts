import { isFault } from '@galley/fault'
import { bareStatements, blockParses, citationTokens, judgeClaims, scoreVersion, windowAround } from '@galley/evidence'
import type { Brief, Draft, Invariants, Verdict } from '@galley/sdk'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { runTeam } from '../src/index.ts'
import { adversarialAgents } from './adversarial-agents.ts'
import { createContext } from './create-context.ts'
import { createMemoryLedger, type MemoryLedger } from './memory-ledger.ts'
import { createWorld, type World } from './world.ts'

const world = createWorld(3, 5)

/** Seeds, modes and numbers of rounds. */
export const setup = fc.record({
  seed: fc.integer({ min: 0, max: 1e9 }),
  mode: fc.constantFrom('full' as const, 'constrained' as const, 'extractive' as const),
  rounds: fc.constantFrom(undefined, 0, 1, 5, 50),
})
type Setup = typeof setup extends fc.Arbitrary<infer T> ? T : never

/** Runs adversarial agents over a small brief. */
export function start({ seed, mode, rounds }: Setup, ledger: MemoryLedger, saved: Draft[] = []): Promise<Draft> {
  const brief: Brief = { topic: 'Public works', words: 100, mustCover: ['harbour'], ...(rounds === undefined ? {} : { rounds }) }
  return runTeam(brief, createContext({ agents: adversarialAgents(world, seed), ledger, world, mode, saved })).then(({ draft }) => draft)
}

/** What must hold of a finished draft, measured without the team. */
function expectSound(draft: Draft, { texts }: World): void {
  const { blocks, claims, verdicts } = draft.best
  const evidence = draft.evidence.map((one) => ({
    ...one,
    window: windowAround(texts.get(one.sourceId) ?? '', one),
    title: draft.sources.find((source) => source.id === one.sourceId)?.title ?? '',
  }))
  for (const one of draft.evidence) expect(texts.get(one.sourceId)?.slice(one.start, one.end)).toBe(one.quote)
  // Without a citation stands only what is said with one elsewhere: every other sentence of these agents has a number of its own.
  const said = claims.map((claim) => claim.text)
  expect(bareStatements(blocks).filter(({ text }) => !said.some((one) => one.includes(text)))).toEqual([])
  const tokens = blocks.flatMap((block) => citationTokens(block.text).map((token) => token.id))
  expect([...tokens].sort()).toEqual(claims.map((claim) => claim.id).sort())
  expect(new Set(tokens).size).toBe(tokens.length)
  const known = new Set(draft.evidence.map((one) => one.id))
  for (const claim of claims) expect(claim.evidenceIds.length > 0 && claim.evidenceIds.every((id) => known.has(id))).toBe(true)
  for (const block of blocks) expect([block.text, blockParses(block.kind, block.text)]).toEqual([block.text, true])
  // What words leave undecided a judge may have believed; what they contradict nobody lifts.
  const judged = new Set(verdicts.flatMap(({ claimId, verdict, tier }) => (verdict === 'supported' && tier === 'model' ? [claimId] : [])))
  for (const { claimId, verdict } of judgeClaims({ blocks, claims, evidence }))
    expect(['supported', 'uncheckable', ...(judged.has(claimId) ? ['undecided'] : [])]).toContain(verdict)
  if (draft.plan === undefined) throw new Error('No plan')
  const { invariants } = scoreVersion({ blocks, claims, verdicts, plan: draft.plan, brief: draft.brief, evidence: draft.evidence })
  expect(invariants).toMatchObject({ unsupported: 0, dangling: 0, unparsable: 0, injected: 0 })
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length)
  expect(JSON.stringify(draft)).not.toContain('PINEAPPLE')
  expect(JSON.stringify(blocks)).not.toMatch(/Emperor|script/)
}

/** Reasons of a draft from which too much had to be taken; any other says that something bad was left in. */
const ofTooLittle = /^(?:It has \d+ of|Its section|It answers none of)/

/**
 * The property of the rounds, over so many runs of agents that err at random: at most five rounds, no count worse than in the first version,
 * blocks without an accepted patch the same to the byte, and a sound draft.
 */
export async function expectNeverWorse(runs: number, examples: readonly [Setup][] = []): Promise<void> {
  let rounds = 0
  let kept = 0
  await fc.assert(
    fc.asyncProperty(setup, async (given) => {
      const ledger = createMemoryLedger()
      const saved: Draft[] = []
      const draft = await start(given, ledger, saved).catch(wordless)
      if (draft === null) return
      expectSound(draft, world)
      // What agents of ill will wrote is taken out, which may leave too little of it, or nothing on the questions.
      expect(draft.shortcomings ?? []).toEqual((draft.shortcomings ?? []).filter((reason) => ofTooLittle.test(reason)))
      expect(draft.status).toBe(draft.shortcomings === undefined ? 'done' : 'incomplete')
      expect(draft.rounds.length).toBeLessThanOrEqual(Math.min(5, given.rounds ?? 5))
      expect(draft.rounds.map((round) => round.n)).toEqual(draft.rounds.map((_, at) => at + 1))
      expectUntouched(saved, ledger)
      expectNoCountWorse(saved, ledger)
      expect(ledger.events.filter((event) => event.type === 'round.started')).toHaveLength(draft.rounds.length)
      expect(JSON.stringify(ledger.events)).not.toContain('attacker')
      rounds += draft.rounds.length
      kept += draft.rounds.filter((round) => round.accepted).length
    }),
    { numRuns: runs, examples: [...examples] },
  )
  // The property would say little if nothing ever happened.
  expect(rounds).toBeGreaterThan(runs)
  expect(kept).toBeGreaterThan(runs / 10)
}

/** Agents that write nothing sound leave no word: the run fails and says so, and nothing else may fail it. */
export function wordless(error: unknown): null {
  if (isFault(error) && error.code === 'DRAFT_EMPTY') return null
  throw error
}

/** Between two saved versions, a block whose patch was not accepted is the same to the byte. */
function expectUntouched(saved: readonly Draft[], ledger: MemoryLedger): void {
  const running = saved.filter((draft) => draft.status === 'running')
  for (const [at, draft] of running.entries()) {
    const next = running[at + 1]
    if (next === undefined || next.rounds.length !== draft.rounds.length + 1) continue
    const patched = new Set(
      ledger.events.flatMap((event) =>
        event.type === 'patch.accepted' && event.data.round === next.rounds.length ? [event.data.blockId] : [],
      ),
    )
    const after = new Map(next.best.blocks.map((block) => [block.id, block]))
    for (const block of draft.best.blocks) if (!patched.has(block.id)) expect(after.get(block.id)).toEqual(block)
    if (next.rounds.at(-1)?.accepted === false) expect(next.best.hash).toBe(draft.best.hash)
  }
}

/** No round that was kept made a count worse, by what was known of every claim when it ended. */
function expectNoCountWorse(saved: readonly Draft[], ledger: MemoryLedger): void {
  const running = saved.filter((draft) => draft.status === 'running')
  for (const [at, draft] of running.entries()) {
    const next = running[at + 1]
    if (next === undefined || next.best.n === draft.best.n) continue
    const told = new Map<string, Verdict>()
    for (const event of ledger.events.slice(0, next.seq))
      if (event.type === 'claim.checked') told.set(event.data.verdict.claimId, event.data.verdict)
    const [before, after] = [draft, next].map(({ best, plan, brief }): Invariants => {
      if (plan === undefined) throw new Error('No plan')
      const claims = best.claims.filter(({ evidenceIds }) => evidenceIds.length > 0)
      return scoreVersion({ blocks: best.blocks, claims, verdicts: [...told.values()], plan, brief, evidence: next.evidence }).invariants
    })
    for (const name of ['contradicted', 'unsupported', 'undecided', 'dangling', 'lostMustCover', 'unparsable', 'injected'] as const)
      expect([name, after?.[name]]).toEqual([name, Math.min(after?.[name] ?? NaN, before?.[name] ?? NaN)])
  }
}
