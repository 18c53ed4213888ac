import { defaultLimits, type Limits } from '@galley/sdk'
import { onTestFinished } from 'vitest'
import { startPlugin, type CallOptions, type PluginProcess } from '../src/index.ts'

/** A plugin's process from source text, ended with the test. */
export async function startTestPlugin(source: string, limits: Limits = {}, execPath = process.execPath): Promise<PluginProcess> {
  const plugin = await startPlugin({
    name: 'test-plugin',
    code: new TextEncoder().encode(source),
    limits: { ...defaultLimits, ...limits },
    node: { execPath },
    clock: () => new Date(),
  })
  onTestFinished(() => plugin.close())
  return plugin
}

/** Call options in which everything is quiet and nothing is granted. */
export function quiet(options: Partial<CallOptions> = {}): CallOptions {
  return {
    capabilities: [],
    signal: new AbortController().signal,
    timeoutMs: 10_000,
    ask: () => Promise.reject(new Error('nothing here')),
    onLog: () => undefined,
    onProgress: () => undefined,
    ...options,
  }
}

/** The source of a plugin with one operation, `run`. */
export const running = (body: string): string => `export default { operations: { run: async (input, host) => { ${body} } } }`
