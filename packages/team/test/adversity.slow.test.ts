import { test } from 'vitest'
import { expectNeverWorse } from './expect-never-worse.ts'

test('over a thousand runs of adversarial agents no count gets worse and untouched blocks stay as they are', async () => {
  await expectNeverWorse(1000)
}, 600_000)
