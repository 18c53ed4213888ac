import type { PluginManifest } from '@galley/sdk'
import type { Kernel, RunScope } from '../src/index.ts'
import { testResearcher, type TestRef } from './test-plugin.ts'

/** An agent that runs the code it is sent, so that one plugin serves many tests. Its answer is smuggled out in a gap. */
export function testAgent(permissions: PluginManifest['permissions'], more: Partial<PluginManifest> = {}): TestRef {
  const operations = {
    scan: 'return { hits: [] }',
    research:
      'const value = await eval(`(async () => { ${input.code} })()`); return { quotes: [], gaps: [{ query: "x", why: JSON.stringify(value ?? null) }] }',
  }
  return testResearcher(operations, permissions, more)
}

/** Runs code in the agent of a kernel and returns what it returned. */
export async function askAgent(kernel: Kernel<TestRef>, run: RunScope, code: string, step = 'research.q1'): Promise<unknown> {
  const { signal } = new AbortController()
  const answer = await kernel.call({ plugin: 'researcher', operation: 'research', input: { code }, run, step, signal })
  return JSON.parse((answer as { gaps: { why: string }[] }).gaps[0]?.why ?? '')
}
