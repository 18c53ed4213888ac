import { defaultLimits, type PluginLimits } from '@galley/sdk'
import { onTestFinished } from 'vitest'
import type { CallOptions, PluginProcess, StartOptions } from '../src/index.ts'
import { startPluginBehind } from '../src/start-plugin.ts'
import type { WallSeam } from '../src/wall/wall-seam.ts'

/** Starts a plugin from source text; it ends with the test. */
export async function startTestPlugin(
  source: string,
  limits: PluginLimits = {},
  more: Partial<StartOptions> = {},
  seam: WallSeam = {},
): Promise<PluginProcess> {
  const options = {
    name: 'test-plugin',
    code: new TextEncoder().encode(source),
    operations: ['run'],
    limits: { ...defaultLimits, ...limits },
    node: { execPath: process.execPath },
    ...more,
  }
  const plugin = await startPluginBehind(options, seam)
  onTestFinished(() => plugin.close())
  return plugin
}

/** Call options that grant nothing and drop every note. */
export function quiet(options: Partial<CallOptions> = {}): CallOptions {
  return {
    capabilities: [],
    signal: new AbortController().signal,
    timeoutMs: 10_000,
    onHostCall: () => Promise.reject(new Error('nothing here')),
    onLog: () => undefined,
    onProgress: () => undefined,
    ...options,
  }
}

/** The source of a plugin with one operation, `run`. */
export const running = (body: string): string => `export default { operations: { run: async (input, host) => { ${body} } } }`
