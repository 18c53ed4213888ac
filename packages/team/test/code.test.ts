import type { WrittenBlock } from '@galley/sdk'
import { expect, test } from 'vitest'
import { citing } from './honest-agents.ts'
import { runScripted, world } from './run-scripted.ts'

const command = '```bash\nopen bridge\n```'

/** Evidence whose window brings in a command. */
const locate: typeof world.locate = async (id, quote) => {
  const place = await world.locate(id, quote)
  return place === null ? null : { ...place, window: `${place.window}\n\n${command}` }
}

const code = (text: string, ...evidenceIds: readonly string[]): WrittenBlock => ({
  kind: 'code',
  text,
  claims: [{ id: 'k', kind: 'quote', evidenceIds }],
})

test('code of a model stands in the draft as its evidence has it, or not at all', async () => {
  const { draft } = await runScripted(
    {
      write: async ({ evidence }) => ({
        blocks: evidence.flatMap(({ id, quote }) => [
          citing(quote, id),
          code('open bridge', id),
          code('open bridge', 'e999'),
          code('burn bridge', id),
        ]),
        rejected: [],
      }),
    },
    { locate },
  )
  const shown = draft.best.blocks.filter(({ kind }) => kind === 'code').map(({ text }) => text)
  expect([...new Set(shown)]).toEqual([command])
})
