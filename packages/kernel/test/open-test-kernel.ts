import { checkSchemaStrictly } from '@galley/testkit'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { openKernel, type Kernel, type KernelOptions } from '../src/index.ts'
import { verifiedOf, type TestRef } from './test-plugin.ts'

/** A kernel of test plugins in real processes, closed with the test. */
export async function openTestKernel(plugins: readonly TestRef[], options: Partial<KernelOptions<TestRef>> = {}): Promise<Kernel<TestRef>> {
  const kernel = await openKernel<TestRef>({
    plugins,
    verify: verifiedOf,
    node: { execPath: process.execPath },
    wall: async () => ({ holds: true, layers: [] }),
    checkSchema: checkSchemaStrictly,
    clock: () => new Date('2026-11-24T12:00:00Z'),
    sleep: async (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
    fetch: {
      policy: { privateHosts: [], userAgent: 'Galley/0.1 (+https://example.org)', gapMs: 0 },
      resolve: () => Promise.resolve(['127.0.0.1']),
    },
    ...options,
  })
  onTestFinished(() => kernel.close())
  return kernel
}
