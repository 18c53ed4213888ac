import { defaultLimits, type PluginLimits } from '@galley/sdk'
import { onTestFinished } from 'vitest'
import { startPlugin, type CallOptions, type PluginProcess, type StartOptions } from '../src/index.ts'

/** Starts a plugin from source text; it ends with the test. */
export async function startTestPlugin(source: string, limits: PluginLimits = {}, more: Partial<StartOptions> = {}): Promise<PluginProcess> {
  const plugin = await startPlugin({
    name: 'test-plugin',
    code: new TextEncoder().encode(source),
    operations: ['run'],
    limits: { ...defaultLimits, ...limits },
    node: { execPath: process.execPath },
    ...more,
  })
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
