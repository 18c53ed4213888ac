import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { diagnoseEntailment } from './diagnose-entailment.ts'

test('the pinned model is read: the right file is well, another or none is a fault, and without one nothing is said', async () => {
  const folder = tempFolder()
  const file = join(folder, 'model.onnx')
  writeFileSync(file, 'a model')
  const sha256 = createHash('sha256').update('a model').digest('hex')
  const choice = { file, sha256, plugin: '@galley/entail', labels: ['contradiction', 'entailment', 'neutral'] as const }
  expect(await diagnoseEntailment({ entailment: choice })).toMatchObject([{ state: 'ok' }])
  expect(await diagnoseEntailment({ entailment: { ...choice, sha256: '0'.repeat(64) } })).toMatchObject([
    { state: 'fault', code: 'PINNED_FILE_CHANGED' },
  ])
  expect(await diagnoseEntailment({ entailment: { ...choice, file: join(folder, 'none') } })).toMatchObject([
    { state: 'fault', code: 'PINNED_FILE_UNREADABLE' },
  ])
  expect(await diagnoseEntailment({})).toEqual([])
})
