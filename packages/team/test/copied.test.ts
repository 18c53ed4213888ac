import { expect, test } from 'vitest'
import { citing, composesNothing } from './honest-agents.ts'
import { runScripted as run } from './run-scripted.ts'

test('what a capable writer copied from its source is asked for in other words', async () => {
  const { draft } = await run({
    write: async ({ evidence }) => ({
      blocks: evidence.slice(0, 3).map((one) => citing(one.quote, one.id)),
      rejected: [],
      copied: [{ sentence: evidence[0]?.quote ?? '', reason: 'Say it in your own words.' }],
    }),
    ...composesNothing,
    patch: async () => ({ patches: [] }),
  })
  const copied = draft.rounds[0]?.issues.filter(({ type }) => type === 'copied')
  expect(copied?.[0]).toMatchObject({ blockId: 'b2', severity: 2, instruction: 'Say it in your own words.' })
})
