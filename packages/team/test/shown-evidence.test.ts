import type { ShownEvidence } from '@galley/sdk'
import { expect, test } from 'vitest'
import { honestAgents } from './honest-agents.ts'
import { runScripted } from './run-scripted.ts'
import { sha256, type World } from './world.ts'

const said: Readonly<Record<string, string>> = {
  a: 'The bridge of Aldermoor was opened in 1801 and cost 340 thousand crowns.',
  b: 'The bridge of Aldermoor was opened in 1801 and cost 520 thousand crowns.',
  c: 'Nobody crossed the river at Corvane before the ferry came.',
}

const [first, ...others] = Object.entries(said).map(([id, text]) => ({
  id,
  address: `folder:${id}.md`,
  title: `Annals of ${id}`,
  digest: sha256(text),
  readAt: '2026-11-24T00:00:00Z',
  tier: 'own' as const,
}))
const sources: World['sources'] = [Object.assign({}, first, { publishedAt: '2024-05-01' }), ...others]

const own: World = {
  sources,
  texts: new Map(Object.entries(said)),
  sentencesOf: (id) => [said[id] ?? ''],
  locate: async (id, quote) => ({ start: 0, end: quote.length, quote, window: said[id] ?? '' }),
}

test('the writer is shown the date of a source, and which sources have other numbers', async () => {
  let shown: readonly ShownEvidence[] = []
  const agents = honestAgents(own)
  await runScripted(
    {
      ...agents,
      compose: async (input, at) => {
        shown = input.evidence
        return agents.compose(input, at)
      },
    },
    { locate: own.locate, sources: async () => sources },
  )
  expect(shown.map(({ sourceId, publishedAt, conflicts }) => [sourceId, publishedAt, conflicts])).toEqual([
    ['a', '2024-05-01', ['e2']],
    ['b', undefined, ['e1']],
    ['c', undefined, undefined],
  ])
})

test('what repeats a sentence of another section is not mended with what that one rests on', async () => {
  const asked: (readonly string[])[] = []
  let cited: readonly string[] = []
  const { draft } = await runScripted(
    {
      review: async ({ blocks }) => {
        const [repeated, , , repeating] = blocks.filter(({ kind }) => kind === 'paragraph')
        return {
          issues: [
            {
              blockId: repeating?.id ?? '',
              span: repeating?.text ?? '',
              type: 'redundant',
              severity: 2,
              instruction: repeated?.text ?? '',
            },
          ],
          acceptance: [],
        }
      },
      patch: async ({ blocks, evidence }) => {
        cited = blocks.flatMap(({ claims }) => claims.flatMap(({ evidenceIds }) => evidenceIds))
        asked.push(evidence.map(({ id }) => id).filter((id) => !cited.includes(id)))
        return { patches: [] }
      },
    },
    { mode: 'extractive', brief: { rounds: 1 } },
  )
  const used = new Set(draft.best.claims.flatMap(({ evidenceIds }) => evidenceIds))
  expect(asked).toHaveLength(1)
  expect(cited).not.toEqual([])
  expect(asked.flat().filter((id) => used.has(id))).toEqual([])
})
