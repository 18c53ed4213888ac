import { brokenAnswers, type BrokenAnswer } from '@galley/testkit'
import { expect, test } from 'vitest'
import { brokenClients, expectBrokenClients } from './broken-clients.ts'
import { expectBrokenLists } from './broken-models.ts'
import { expectBrokenPages } from './broken-pages.ts'
import { startGateway } from './start-gateway.ts'

// A part of the slow tests beside this file: what has ended a process before, and the worst of what could.

const worst = brokenAnswers.filter(
  ({ name, isSlow }) =>
    isSlow !== true && /^the encoding|^a reset|whole|bomb|framed by chunks, a reset|without end|damaged|to itself/.test(name),
)

test('a page that breaks in one of the worst ways ends no process and no run', async () => {
  expect(await expectBrokenPages(worst)).toBeGreaterThan(25)
})

test('a list of models that breaks in one of the worst ways ends no process', async () => {
  expect(await expectBrokenLists(worst.filter(({ name }: BrokenAnswer) => !/without end/.test(name)))).toBeGreaterThan(25)
})

test('clients that break at any place of a visit end no process', async () => {
  const gateway = await startGateway({})
  const texts = [{ title: 'The harbour', text: 'The harbour of Lund was opened in 1912 and holds 340 ships.' }]
  const { id } = await gateway.write({ topic: 'The harbour of Lund', words: 100, rounds: 0, sources: { texts } })
  await expectBrokenClients(gateway, brokenClients, id)
  await gateway.expectUnharmed()
})
