import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { startScriptedModel } from '@galley/testkit'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley, root } from './start-galley.ts'

it('a model that chats where it is asked to judge is not believed, and takes nothing from the budget of the draft', async () => {
  const server = await startScriptedModel({
    script: ({ messages }, fallback) =>
      messages[0]?.content.startsWith('You check sentences') === true ? 'Sure! Most of it seems fine to me.' : fallback(),
  })
  onTestFinished(async () => server.close())
  const words = [
    'draft',
    'Open models',
    '--sources',
    join(root, 'examples', 'first-draft', 'documents'),
    '--words',
    '300',
    '--format',
    'json',
  ]
  const done = await galley(words, { data: await freshData(), env: { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' } })
  const draft = JSON.parse(done.stdout) as Draft
  expect(draft.mode).toBe('full')
  expect(draft.stopReason, done.stderr).not.toBe('budget_spent')
  expect(draft.notice).toContain('kept 0 of 30 true ones in its calibration')
})
