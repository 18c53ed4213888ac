import { test } from 'vitest'
import { expectNeverWorse } from './expect-never-worse.ts'

test('over a thousand runs of adversarial agents no count gets worse and untouched blocks stay as they are', async () => {
  // Of the first, one run in 30,000 of its kind, nothing on the questions is left.
  await expectNeverWorse(1000, [[{ seed: 613393483, mode: 'full', rounds: undefined }]])
}, 600_000)
