import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startWeb } from '../../test/start-web.ts'
import { testTool } from '../../test/test-plugin.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'

test.each([
  ['blocked ones', { blockDomains: ['b.test', '*.Elsewhere.test'] }],
  ['all but those', { allowDomains: ['a.test'] }],
])("what the operator's domains exclude is neither found nor fetched, and the operator's own service is: %s", async (_, rules) => {
  const web = await startWeb()
  const at = (host: string): string => web.url(host, '/page')
  const searcher = testTool(
    '@me/search',
    {
      search: `await host.fetch({ url: '${at('x.test')}' }); return { hits: ${JSON.stringify(['a.test', 'sub.b.test', 'www.elsewhere.test'].map((host) => ({ address: `http://${host}/`, title: host, snippet: '', provider: 'x' })))} }`,
    },
    { permissions: { fetch: { allowedHosts: ['$base'], methods: ['GET'], reasoning: 'x' } } },
  )
  const plain = testTool('@me/plain', { read: `return { title: 't', body: input.body.body }` })
  const { policy, resolve } = web.fetch
  const kernel = await openTestKernel([testAgent({ search: { maxQueries: 2 }, read: { maxPages: 9 } }), searcher, plain], {
    fetch: { policy: { ...policy, ...rules }, resolve },
  })
  const run = testRun(emptyLedger(), {
    readers: { 'text/plain': '@me/plain' },
    searchTools: [{ plugin: '@me/search', base: at('x.test') }],
  })
  const found = `const { hits, failures } = await host.search({ query: 'x' }); return [hits.map(({ title }) => title), failures]`
  expect(await askAgent(kernel, run, found)).toEqual([['a.test'], []])
  const read = (host: string): string => `return host.read({ address: '${at(host)}' }).then(() => 'read', ({ message }) => message)`
  expect(await askAgent(kernel, run, read('a.test'))).toBe('read')
  expect(await askAgent(kernel, run, read('www.elsewhere.test'))).toMatch(
    /www\.elsewhere\.test is (?:blocked|not among its domains) in the settings of fetch/,
  )
})
