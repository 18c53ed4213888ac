import { expect, test } from 'vitest'
import { honestAgents } from './honest-agents.ts'
import { runScripted } from './run-scripted.ts'
import { createWorld } from './world.ts'

test.each(['full', 'extractive'] as const)(
  'a copy adds no source to a draft without its words, and is named with the first (%s)',
  async (mode) => {
    const world = createWorld(2)
    const [first, second] = world.sources.map((source) => source.id)
    const text = world.texts.get(first ?? '') ?? ''
    const texts = new Map(world.sources.map(({ id }) => [id, text]))
    const locate: typeof world.locate = async (id, quote) => world.locate(id === second ? (first ?? '') : id, quote)
    const agents = honestAgents({ ...world, texts, locate, sentencesOf: () => world.sentencesOf(first ?? '') })
    const sources = async (): Promise<typeof world.sources> => world.sources
    const copies = async (): Promise<ReadonlyMap<string, string>> => new Map([[first ?? '', second ?? '']])
    const { draft, ledger } = await runScripted(agents, { locate, sources, copies, mode })
    expect(new Set(draft.evidence.map(({ sourceId }) => sourceId))).toEqual(new Set([second]))
    expect(ledger.events.filter(({ type }) => type === 'source.failed').map(({ data }) => data)).toEqual([
      {
        kind: 'file',
        name: `${first}.md`,
        code: 'SOURCE_COPY',
        reason: `most of its text stands in ${second}.md too, and what both say is counted once`,
      },
    ])
  },
)

test('what only a copy says is its own: it is another version of the text', async () => {
  const world = createWorld(2)
  const [first, second] = world.sources.map((source) => source.id)
  const agents = honestAgents(world)
  const sources = async (): Promise<typeof world.sources> => world.sources
  const copies = async (): Promise<ReadonlyMap<string, string>> => new Map([[first ?? '', second ?? '']])
  const { draft } = await runScripted(agents, { locate: world.locate, sources, copies, mode: 'extractive' })
  expect(new Set(draft.evidence.map(({ sourceId }) => sourceId))).toEqual(new Set([first, second]))
})
