import { expect, test } from 'vitest'
import { openTestKernel } from './open-test-kernel.ts'
import { testTool, verifiedOf } from './test-plugin.ts'

test('what is prepared is started once and answers; what is refused or unknown keeps nothing from starting', async () => {
  let starts = 0
  const ready = testTool('ready', { echo: 'return input' })
  const kernel = await openTestKernel([{ ...testTool('refused', { x: '' }), kind: 'installed' }, ready], {
    verify: (ref) => {
      starts += ref.name === 'ready' ? 1 : 0
      return verifiedOf(ref)
    },
  })
  const call = (): Promise<unknown> =>
    kernel.call({
      plugin: 'ready',
      operation: 'echo',
      input: { text: 'hello' },
      run: null,
      step: 'x',
      signal: new AbortController().signal,
    })
  await kernel.prepare(['refused', 'absent', 'ready'])
  expect(starts).toBe(2)
  expect(await call()).toEqual({ text: 'hello' })
  expect(starts).toBe(2)
})

test('closing while something is prepared leaves neither a process nor a timer behind', async () => {
  const sleeping = new Set<AbortSignal>()
  let verified = 0
  const kernel = await openTestKernel([testTool('ready', { echo: 'return input' }), testTool('next', { echo: 'return input' })], {
    verify: (ref) => {
      verified += 1
      return verifiedOf(ref)
    },
    sleep: async (_, signal) => {
      sleeping.add(signal)
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      sleeping.delete(signal)
    },
  })
  const preparing = kernel.prepare(['ready', 'next'])
  await expect.poll(() => verified).toBe(4)
  await kernel.close()
  await preparing
  expect(sleeping.size).toBe(0)
})
