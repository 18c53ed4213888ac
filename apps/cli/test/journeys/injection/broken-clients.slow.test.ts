import { startScriptedModel } from '@galley/testkit'
import type { Draft } from '@galley/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { brokenClients, expectBrokenClients } from './broken-clients.ts'
import { startGateway } from './start-gateway.ts'

const sources = {
  texts: [{ title: 'The harbour', text: 'The harbour of Lund was opened in 1912 and holds 340 ships. It was enlarged in 1955.' }],
}
const topic = 'The harbour of Lund'

test('clients that break while their draft is written end neither process nor run', async () => {
  let release = (): void => {}
  const visited = new Promise<void>((resolve) => (release = resolve))
  const model = await startScriptedModel({
    script: async (request, fallback) => {
      if (request.n > 3) await visited
      return fallback()
    },
  })
  onTestFinished(() => model.close())
  const gateway = await startGateway({ model: { url: model.url, name: 'scripted-70b' } })
  const writing = gateway.write({ topic, words: 100, rounds: 0, sources })
  const latest = async (): Promise<Draft | undefined> => ((await (await gateway.ask('/v1/drafts')).json()) as { drafts: Draft[] }).drafts[0]
  await expect.poll(async () => (await latest())?.status, { timeout: 30_000 }).toBe('running')
  await expectBrokenClients(gateway, brokenClients, (await latest())?.id ?? '')
  release()
  expect(['done', 'incomplete']).toContain((await writing).status)
  await gateway.expectUnharmed()
})
