import { expect, test } from 'vitest'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { testTool, verifiedOf } from '../../test/test-plugin.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'
import type { KernelCall } from '../index.ts'

const call = (plugin: string, operation: string): KernelCall => ({
  plugin,
  operation,
  input: {},
  run: null,
  step: 'x',
  signal: new AbortController().signal,
})

test('no process starts before it is needed, and one that nobody needed for a minute ends', async () => {
  const naps: { readonly milliseconds: number; readonly signal: AbortSignal; readonly over: () => void }[] = []
  const sleep = (milliseconds: number, wake: AbortSignal): Promise<void> =>
    new Promise((resolve) => naps.push({ milliseconds, signal: wake, over: resolve }))
  let verifications = 0
  const kernel = await openTestKernel([testTool('worker', { live: 'return globalThis.count = (globalThis.count ?? 0) + 1' })], {
    sleep,
    verify: (ref) => {
      verifications += 1
      return verifiedOf(ref)
    },
  })
  expect(verifications).toBe(1)
  expect(await kernel.call(call('worker', 'live'))).toBe(1)
  expect(await kernel.call(call('worker', 'live'))).toBe(2)
  expect(naps.map(({ milliseconds, signal: { aborted } }) => [milliseconds, aborted])).toEqual([
    [60_000, true],
    [60_000, false],
  ])
  naps[0]?.over()
  expect(await kernel.call(call('worker', 'live'))).toBe(3)
  naps[2]?.over()
  await Promise.resolve()
  expect(await kernel.call(call('worker', 'live'))).toBe(1)
  expect(verifications).toBe(3)
})

test('a call that closing ends leaves no nap behind', async () => {
  const naps: AbortSignal[] = []
  const sleep = (_: number, wake: AbortSignal): Promise<void> => {
    naps.push(wake)
    return new Promise((resolve) => wake.addEventListener('abort', () => resolve()))
  }
  const kernel = await openTestKernel(
    [testTool('worker', { live: 'return 1', wait: 'host.progress("here"); await new Promise(() => {})' })],
    {
      sleep,
    },
  )
  await kernel.call(call('worker', 'live'))
  const here = Promise.withResolvers<void>()
  const waiting = kernel.call({ ...call('worker', 'wait'), run: testRun(emptyLedger(), { onEphemeral: () => here.resolve() }) })
  await here.promise
  const [outcome] = await Promise.allSettled([waiting, kernel.close()])
  expect(outcome).toMatchObject({ reason: { code: 'PLUGIN_DIED' } })
  expect(naps).toHaveLength(1)
  expect(naps[0]?.aborted).toBe(true)
})

test('a call after closing starts no process', async () => {
  let verifications = 0
  const kernel = await openTestKernel([testTool('worker', { live: 'return 1' })], {
    verify: (ref) => {
      verifications += 1
      return verifiedOf(ref)
    },
  })
  await kernel.close()
  await expect(kernel.call(call('worker', 'live'))).rejects.toThrow('closed')
  expect(verifications).toBe(1)
})

test('a kernel that is closed while a plugin starts keeps nobody waiting for that plugin’s rest', async () => {
  const naps: number[] = []
  const sleep = async (milliseconds: number): Promise<void> => void naps.push(milliseconds)
  const kernel = await openTestKernel([testTool('worker', { live: 'return 1' })], { sleep })
  const preparing = kernel.prepare(['worker'])
  const using = kernel.call(call('worker', 'live')).catch(() => undefined)
  await kernel.close()
  await Promise.all([preparing, using])
  expect(naps).toEqual([])
})

test('one that reads ends after five seconds: its heap is as large as the largest document was', async () => {
  const naps: number[] = []
  const sleep = (milliseconds: number): Promise<void> => {
    naps.push(milliseconds)
    return new Promise(() => undefined)
  }
  const kernel = await openTestKernel([testTool('reader', { read: `return { title: 't', text: 'x' }` })], { sleep })
  await kernel.call(call('reader', 'read'))
  expect(naps).toEqual([5000])
})

test.skipIf(process.platform !== 'linux')('one that reads is replaced when its documents have left too much memory behind', async () => {
  const keep = `(globalThis.kept ??= []).push(new Uint8Array(input.mib * 1024 * 1024).fill(1)); return { title: String(globalThis.kept.length), text: 'x' }`
  const kernel = await openTestKernel([testTool('reader', { read: keep }, { limits: { memoryMiB: 512 } })])
  const read = async (mib: number) => kernel.call({ ...call('reader', 'read'), input: { mib } })
  expect(await read(1)).toMatchObject({ title: '1' })
  expect(await read(280)).toMatchObject({ title: '2' })
  expect(await read(1)).toMatchObject({ title: '1' })
})
