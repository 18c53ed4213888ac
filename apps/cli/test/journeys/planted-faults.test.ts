import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { startScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { examineDraft } from './examine-draft.ts'
import { freshData, galley, root } from './start-galley.ts'
import { storedText } from './stored-text.ts'

const example = join(root, 'examples', 'first-draft', 'documents')

async function draftWith(options: ScriptedModelOptions): Promise<{ draft: Draft; data: string; calls: number; stderr: string }> {
  const server = await startScriptedModel(options)
  onTestFinished(async () => server.close())
  const data = await freshData()
  const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }
  const words = ['draft', 'Open models and package registries', '--sources', example, '--words', '400', '--format', 'json']
  const done = await galley(words, { data, env })
  expect(done.stdout, done.stderr).not.toBe('')
  expect([0, 1]).toContain(done.code)
  return { draft: JSON.parse(done.stdout) as Draft, data, calls: server.calls.length, stderr: done.stderr }
}

describe('a model that errs on purpose', () => {
  it.each<[string, ScriptedModelOptions]>([
    ['invented numbers', { plants: { 'invented-numbers': 0.5 } }],
    ['the wrong source', { plants: { 'wrong-evidence': 0.5 } }],
    ['dead citations', { plants: { 'dead-citations': 0.5 } }],
    ['an editor that never has enough', { plants: { 'endless-issues': 1 } }],
    ['invalid JSON half of the time', { plants: { 'invalid-json': 0.5 } }],
    [
      'everything at once',
      { plants: { 'invented-numbers': 0.3, 'wrong-evidence': 0.3, 'dead-citations': 0.3, 'endless-issues': 1, 'invalid-json': 0.5 } },
    ],
  ])('with %s, nothing false gets in', async (_, options) => {
    const { draft, data } = await draftWith(options)
    expect(draft.mode).toBe('full')
    expect(draft.rounds.length).toBeLessThanOrEqual(5)
    const found = examineDraft(draft, storedText(draft, data))
    expect({ ...found, uncited: [] }).toEqual({ uncited: [], dangling: [], misquoted: [], unsupported: [] })
    expect(draft.best.invariants).toMatchObject({ unsupported: 0, dangling: 0, unparsable: 0 })
    const accepted = draft.rounds.filter((round) => round.accepted).map((round) => round.score)
    expect(accepted).toEqual(accepted.toSorted((a, b) => a - b))
  })
})
