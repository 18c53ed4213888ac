import type { Mode } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing, honestAgents, patchingEach, replacing } from './honest-agents.ts'
import { runScripted, type Outcome } from './run-scripted.ts'
import { sha256, type World } from './world.ts'

// A number on which sources differ is backed by two independent domains, or the draft tells both numbers.

const little = 'The bridge of Aldermoor was opened in 1801 and cost 340 thousand crowns.'
const much = 'The bridge of Aldermoor was opened in 1801 and cost 520 thousand crowns.'
const muchToo = 'Opened in 1801, Aldermoor got its bridge at a cost of 520 thousand crowns.'

function worldOf(said: Readonly<Record<string, string>>): World {
  const sources = Object.entries(said).map(([host, text]) => ({
    id: `src-${host}`,
    address: `https://${host}.example/bridge`,
    title: `Annals of ${host}`,
    digest: sha256(text),
    readAt: '2026-11-24T00:00:00Z',
    tier: 'found' as const,
  }))
  const texts = new Map(sources.map(({ id }, at) => [id, Object.values(said)[at] ?? '']))
  return {
    sources,
    texts,
    sentencesOf: (id) => [texts.get(id) ?? ''],
    locate: async (id, quote) => (texts.get(id) === quote ? { start: 0, end: quote.length, quote, window: quote } : null),
  }
}

/** Runs a team whose writer tells one sentence alone. */
async function tell(sentence: string, said: Readonly<Record<string, string>>, mode: Mode = 'full', mend = false): Promise<Outcome> {
  const own = worldOf(said)
  const agents = honestAgents(own)
  const write: typeof agents.write = async ({ evidence }) => ({
    blocks: evidence.filter(({ quote }) => quote === sentence).map((one) => citing(one.quote, one.id)),
    rejected: [],
  })
  const patch = patchingEach(({ block, claims, evidence, issues }) => {
    const other = evidence.find(({ quote }) => quote === much)
    if (other === undefined || !issues.some(({ instruction }) => instruction.includes('520 in “Annals of b”'))) return []
    const evidenceIds = [...claims.flatMap((claim) => claim.evidenceIds), other.id]
    const text = 'The bridge of Aldermoor was opened in 1801 and cost 340 thousand crowns, or 520 thousand crowns. [[c:x]]'
    const replaced = replacing(block, '', '')
    return [{ ...replaced, text, claims: [{ id: 'x', kind: 'fact' as const, evidenceIds }] }]
  })
  // Both states hold by every count: the editor's eye decides.
  const compare: typeof agents.compare = async ({ second }) => ({ better: JSON.stringify(second).includes('520') ? 'second' : 'first' })
  return runScripted(
    { ...agents, write, compose: async () => ({ blocks: [], rejected: [] }), ...(mend ? { patch, compare } : {}) },
    { locate: own.locate, sources: async () => own.sources, mode, brief: { words: 100 } },
  )
}

const contestedIn = ({ draft }: Outcome): readonly string[] =>
  draft.notVerified.flatMap(({ reason }) => (reason.startsWith('Sources differ') ? [reason] : []))

test.each<Mode>(['full', 'extractive'])('one source against one: the draft tells the number of the other (%s)', async (mode) => {
  const outcome = await tell(little, { a: little, b: much }, mode)
  expect(outcome.draft.best.blocks.map(({ text }) => text).join('\n')).toContain('340 thousand')
  expect(contestedIn(outcome)).toEqual(['Sources differ: 520 (Annals of b).'])
})

test('a capable writer is asked to tell both, and then nothing is left to tell', async () => {
  const outcome = await tell(little, { a: little, b: much }, 'full', true)
  const text = outcome.draft.best.blocks.map((block) => block.text).join('\n')
  expect(text).toContain('340 thousand')
  expect(text).toContain('520 thousand')
  expect(contestedIn(outcome)).toEqual([])
})

test('two independent domains settle it: their number stands alone, the other does not', async () => {
  const said = { a: little, b: much, c: muchToo }
  expect(contestedIn(await tell(much, said))).toEqual([])
  expect(contestedIn(await tell(little, said))).toEqual(['Sources differ: 520 (Annals of b).'])
})

test('a syndicated copy is no second domain', async () => {
  expect(contestedIn(await tell(much, { a: little, b: much, c: much }))).toEqual(['Sources differ: 340 (Annals of a).'])
})
