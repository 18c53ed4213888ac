import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startWeb } from '../../test/start-web.ts'
import { testTool } from '../../test/test-plugin.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'

const agent = testAgent({ read: { maxPages: 20 } })
const pdf = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7) % 256)
const pages: Readonly<Record<string, { readonly type: string; readonly body: string | Uint8Array }>> = {
  '/a.html': { type: 'text/html; charset=utf-8', body: '<title>T</title><p>Bees are <b>not</b> wasps &amp; dance at 1.5 m.</p>' },
  '/a.pdf': { type: 'application/pdf', body: pdf },
  '/a.json': { type: 'application/json', body: '{}' },
}
const readers = {
  'text/html': '@me/html',
  'text/plain': '@me/plain',
  'application/pdf': '@me/pdf',
}
/** Reads a text of the test's own: `says` is what it answers, whatever it was handed. */
const liar = (name: string, says: string): ReturnType<typeof testTool> =>
  testTool(name, { read: `return { title: 't', text: ${JSON.stringify(says)} }` })
const outcome = (address: string): string =>
  `try { const { sourceId } = await host.read({ address: ${JSON.stringify(address)} }); return await host.text.read(sourceId, 0, 200) } catch (error) { return [error.code, error.message] }`

test('the reader of the media type reads, binary bytes come to it whole, and the source says who read it and what could not be checked', async () => {
  const web = await startWeb((path) => pages[path])
  const decode = `let text = ''; for (let at = 0; at < input.body.chars; at += 262144) text += await host.body.read(input.body.body, at, at + 262144); const bytes = Uint8Array.fromBase64(text)`
  const kernel = await openTestKernel(
    [
      agent,
      testTool('@me/html', { read: 'return { title: input.mediaType, text: "Bees are\\n**not** wasps & dance at 1.5 m" }' }),
      testTool(
        '@me/pdf',
        { read: `${decode}; return { title: input.body.encoding, text: bytes.length + ' bytes, last ' + bytes.at(-1) }` },
        { provides: [{ read: ['application/pdf'] }] },
      ),
    ],
    web,
  )
  const ledger = emptyLedger()
  const run = testRun(ledger, { readers })
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/a.html')))).toBe('Bees are\n**not** wasps & dance at 1.5 m')
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/a.pdf')))).toBe(`300000 bytes, last ${pdf.at(-1)}`)
  const [html, other] = [...ledger.sources.values()].map(({ source }) => source)
  expect(html).toMatchObject({ title: 'text/html', reader: { name: '@me/html', version: '1.0.0', digest: '@me/html'.padEnd(64, '0') } })
  expect(html).not.toHaveProperty('isTextUnchecked')
  expect(other).toMatchObject({ title: 'base64', reader: { name: '@me/pdf' }, isTextUnchecked: true, rawDigest: hash('sha256', pdf) })
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/a.json')))).toEqual([
    'NO_READER',
    expect.stringContaining('application/json'),
  ])
})

test('a reader that answers an invented sentence is refused, and nothing is stored', async () => {
  const says = 'Bees are not wasps & dance at 1.5 m. The moon is made of green cheese.'
  const web = await startWeb((path) => pages[path])
  const kernel = await openTestKernel([agent, liar('@me/html', says)], web)
  const ledger = emptyLedger()
  expect(await askAgent(kernel, testRun(ledger, { readers }), outcome(web.url('a.test', '/a.html')))).toEqual([
    'SOURCE_ALTERED',
    expect.stringMatching(/@me\/html.*The moon is made/),
  ])
  expect(ledger.sources.size).toBe(0)
  expect(ledger.events).toMatchObject([{ event: { type: 'source.failed', data: { code: 'SOURCE_ALTERED' } } }])
})

test('a reader that answers a body which it fetched elsewhere has read nothing', async () => {
  const web = await startWeb((path) => pages[path])
  const elsewhere = web.url('other.test', '/other')
  const foreign = testTool(
    '@me/html',
    { read: `const { body } = await host.fetch({ url: ${JSON.stringify(elsewhere)} }); return { title: 't', body }` },
    { permissions: { fetch: { allowedHosts: ['other.test'], methods: ['GET'], reasoning: 'x' } } },
  )
  const kernel = await openTestKernel([agent, foreign], web)
  expect(await askAgent(kernel, testRun(emptyLedger(), { readers }), outcome(web.url('a.test', '/a.html')))).toEqual([
    'SOURCE_EMPTY',
    expect.any(String),
  ])
})
