import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, ReviewInput } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import json from '../package.json' with { type: 'json' }
import plugin from './index.ts'

const block = (id: string, text: string): Block => ({ id, sectionId: 's1', kind: 'paragraph', text, claims: [] })
const long = `${'Bees dance and '.repeat(20)}rest.`
const input: ReviewInput = {
  brief: { topic: 'Bees' },
  mode: 'extractive',
  plan: { title: 'Bees', questions: [], outline: [], acceptance: [], queries: [] },
  blocks: [block('b1', 'Bees dance.'), block('b2', `They fly. ${long}`)],
  verdicts: [],
  length: { now: 65, wanted: 100, left: 50 },
  unused: [],
}

test('a long sentence is an issue, without any model', async () => {
  const { call, asks } = createTestHost({ manifest: json.galley })
  const { issues } = (await call(plugin, 'review', input)) as { issues: readonly object[] }
  assert.deepEqual(issues, [{ blockId: 'b2', span: long, type: 'unclear', severity: 2, instruction: 'Split this sentence.' }])
  assert.deepEqual(asks, [])
})

test('a remark of the model counts where its words stand in the draft', async () => {
  const remarks = [
    { span: 'Bees dance.', instruction: 'Say why.' },
    { span: 'Wasps sting.', instruction: 'Say whom.' },
  ]
  const { call } = createTestHost({ manifest: json.galley, model: [{ json: { remarks } }] })
  const { issues } = (await call(plugin, 'review', { ...input, mode: 'full', blocks: [block('b1', 'Bees dance.')] })) as {
    issues: readonly object[]
  }
  assert.deepEqual(issues, [{ blockId: 'b1', span: 'Bees dance.', type: 'unclear', severity: 2, instruction: 'Say why.' }])
})
