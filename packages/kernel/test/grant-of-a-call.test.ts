import { expect, test } from 'vitest'
import { askAgent, testAgent } from './ask-agent.ts'
import { openTestKernel } from './open-test-kernel.ts'
import { verifiedOf } from './test-plugin.ts'
import { emptyLedger, testRun } from './test-run.ts'

test('a call may use no more than it names of what the plugin is granted', async () => {
  const kernel = await openTestKernel([testAgent({ search: { maxQueries: 2 }, read: { maxPages: 1 } })])
  const run = testRun(emptyLedger())
  const ask = async (grant: object): Promise<unknown> => {
    const input = { code: 'return Object.keys(host)' }
    const answer = await kernel.call({
      plugin: 'researcher',
      operation: 'research',
      input,
      run,
      step: 'x',
      signal: AbortSignal.any([]),
      grant,
    })
    return JSON.parse((answer as { gaps: { why: string }[] }).gaps[0]?.why ?? '')
  }
  expect(await askAgent(kernel, run, 'return Object.keys(host)')).toEqual(['signal', 'log', 'progress', 'search', 'read', 'text'])
  expect(await ask({})).toEqual(['signal', 'log', 'progress'])
  expect(await ask({ search: { maxQueries: 99 }, fetch: { allowedHosts: ['*'], methods: ['GET'], reasoning: 'x' } })).toEqual([
    'signal',
    'log',
    'progress',
    'search',
  ])
})

test('the source map comes from the verified files', async () => {
  const map = new TextEncoder().encode('{}')
  const kernel = await openTestKernel([testAgent({})], { verify: (ref) => ({ ...verifiedOf(ref), map }) })
  expect(await kernel.sourceMap('researcher')).toEqual(map)
  await expect(kernel.sourceMap('nobody')).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' })
})
