import { expect, test } from 'vitest'
import { smallDraft, tempLedger, type TempLedger } from '../test/temp-ledger.ts'
import type { RunPage } from './runs.ts'

async function write(temp: TempLedger, id: string, topic: string, title?: string): Promise<void> {
  const { lease } = await temp.ledger.createRun({ id, brief: { topic }, pins: {} })
  if (title !== undefined) await temp.ledger.saveDraft(lease!, { ...smallDraft(title, ['one two three']), status: 'done' })
}

const ids = async (temp: TempLedger, page: Omit<RunPage, 'limit'> & { limit?: number }): Promise<readonly string[]> =>
  (await temp.ledger.listRuns({ limit: 10, ...page })).map(({ id }) => id)

test('a run’s line in a list is its draft’s', async () => {
  await using temp = await tempLedger()
  await write(temp, 'r1', 'Bees')
  await write(temp, 'r2', 'Wasps', 'On wasps')
  expect(await temp.ledger.listRuns({ limit: 2 })).toMatchObject([
    { id: 'r2', title: 'On wasps', topic: 'Wasps', status: 'done', score: 80.5, words: 3, rounds: 0 },
    { id: 'r1', title: 'Bees', topic: 'Bees', status: 'queued', score: 0, words: 0, rounds: 0 },
  ])
})

test('a list goes on in both directions', async () => {
  await using temp = await tempLedger()
  for (const id of ['r1', 'r2', 'r3', 'r4', 'r5']) await write(temp, id, 'Bees')
  expect(await ids(temp, { limit: 2, before: 'r4' })).toEqual(['r3', 'r2'])
  expect(await ids(temp, { limit: 2, after: 'r2' })).toEqual(['r4', 'r3'])
  expect(await ids(temp, { after: 'r2', before: 'r5' })).toEqual(['r4', 'r3'])
  await expect(ids(temp, { before: 'none' })).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' })
})

test.each([
  ['bees', ['cafe', 'bees']],
  ['CAFÉ', ['cafe']],
  ['cafe  в', ['cafe']],
  ['в ПАРИЖЕ', ['cafe']],
  ['100%', ['percent']],
  ['%', ['percent']],
  ['_', []],
  ["'; DROP TABLE runs; --", []],
  ['bees wasps', []],
  ['  ', ['percent', 'cafe', 'bees']],
])('%j finds its words in topics and titles', async (search, expected) => {
  await using temp = await tempLedger()
  await write(temp, 'bees', 'Bees in winter')
  await write(temp, 'cafe', 'Bees', 'Café в Париже')
  await write(temp, 'percent', 'A share of 100%')
  expect(await ids(temp, { search })).toEqual(expected)
  expect(await ids(temp, { search, status: 'done' })).toEqual(expected.filter((id) => id === 'cafe'))
})
