import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startWeb } from '../../test/start-web.ts'
import { testTool } from '../../test/test-plugin.ts'
import type { DocumentFolder, Readings } from '../index.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'

const agent = testAgent({ read: { maxPages: 20 } })
const pdf = Uint8Array.from({ length: 300_000 }, (_, n) => (n < 8 ? ('%PDF-1.7'.codePointAt(n) ?? 0) : (n * 7) % 256))
const pages: Readonly<Record<string, { readonly type: string; readonly body: string | Uint8Array }>> = {
  '/a.html': { type: 'text/html; charset=utf-8', body: '<title>T</title><p>Bees are <b>not</b> wasps &amp; dance at 1.5 m.</p>' },
  '/a.pdf': { type: 'application/pdf', body: pdf },
  '/b.pdf': { type: 'application/octet-stream', body: pdf },
  '/c.pdf': { type: 'application/pdf', body: '<html>Sign in</html>' },
  '/feed': { type: 'text/xml', body: '<?xml version="1.0"?>\n<rss><channel/></rss>' },
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

test('what a document is, its bytes say before its header does, and a header that lies is named', async () => {
  const web = await startWeb((path) => pages[path])
  const names = { ...readers, 'application/rss+xml': '@me/feed' }
  const says = (name: string): ReturnType<typeof testTool> => testTool(name, { read: 'return { title: "t", text: input.mediaType }' })
  const kernel = await openTestKernel([agent, says('@me/pdf'), says('@me/feed')], web)
  const run = testRun(emptyLedger(), { readers: names })
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/b.pdf')))).toBe('application/pdf')
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/feed')))).toBe('application/rss+xml')
  expect(await askAgent(kernel, run, outcome(web.url('a.test', '/c.pdf')))).toEqual([
    'SOURCE_MISNAMED',
    expect.stringContaining('says that it is a PDF, and it holds a web page'),
  ])
})

const bytes = Buffer.from('%PDF-1.7')
const files: DocumentFolder = {
  list: () => Promise.resolve({ files: [{ path: 'a.pdf', bytes: 8, type: 'document' }], skipped: [] }),
  open: () => Promise.resolve({ text: '', bytes, mediaType: 'application/pdf', rawDigest: hash('sha256', bytes) }),
}
const read = (answer: string): ReturnType<typeof testTool> => testTool('@me/pdf', { read: `host.log('info', 'read'); return ${answer}` })
const search = testTool(
  '@me/search',
  {
    search: `const hits = []; for (const path of ['a.pdf', 'a.pdf']) { const { body, chars, title } = await host.files.open(path); hits.push({ address: 'folder:' + path, title, snippet: await host.body.read(body, 0, chars), provider: 'x' }) } return { hits }`,
  },
  { permissions: { files: {} } },
)
const searcher = testAgent({ search: { maxQueries: 5 }, read: { maxPages: 5 } })
const searchTools = [{ plugin: '@me/search' }]

test('a document is read for another draft as it would be stored, with the digest of that text, and nothing is stored, counted or told', async () => {
  const reader = testTool('@me/pdf', {
    read: `if (input.address.endsWith('b.pdf')) throw new Error('torn'); return { title: ' A  b ', text: 'Bees\\r\\nfly.' }`,
  })
  const ahead = testAgent({ files: {} })
  const kernel = await openTestKernel([ahead, reader])
  const ledger = emptyLedger()
  const list = { files: ['a.pdf', 'b.pdf'].map((path) => ({ path, bytes: 8, type: 'document' as const })), skipped: [] }
  const run = testRun(ledger, { readers, files: { ...files, list: () => Promise.resolve(list) } })
  const code = `const { body, chars, title, digest } = await host.files.read('a.pdf')
    return [title, await host.body.read(body, 0, chars), digest, await host.files.read('b.pdf').then(() => null, ({ code }) => code)]`
  const [title, text, digest, refusal] = (await askAgent(kernel, run, code)) as readonly string[]
  expect([title, text]).toEqual(['A b', 'Bees\nfly.'])
  expect(digest).toBe(hash('sha256', 'Bees\nfly.'))
  expect(refusal).toBe('PLUGIN_FAILED')
  expect(ledger.sources.size).toBe(0)
  expect(ledger.events).toEqual([])
  expect(ledger.shown.map(({ type, text: now }) => [type, now])).toEqual([
    ['progress', 'Reading a.pdf'],
    ['progress', 'Reading b.pdf'],
  ])
})

test('a document is searched in the text that its reader makes, read once for search and reading, and keeps its pages', async () => {
  const kept = new Map<string, unknown>()
  const readings: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const anchors = [
    { at: 0, page: 1 },
    { at: 5, page: 2 },
  ]
  const answer = JSON.stringify({ title: 'Two pages', text: 'bees wasps', author: 'Ada', anchors })
  const kernel = await openTestKernel([searcher, search, read(answer)])
  const ask = `const { hits } = await host.search({ query: 'bees' }); await host.read({ address: 'folder:a.pdf' }); return hits`
  const ledgers = [emptyLedger(), emptyLedger()] as const
  for (const ledger of ledgers)
    expect(await askAgent(kernel, testRun(ledger, { readers, files, readings, searchTools }), ask)).toMatchObject([
      { title: 'Two pages', snippet: 'bees wasps' },
    ])
  expect(ledgers.map(({ called }) => called.filter((name) => name === '@me/pdf'))).toEqual([['@me/pdf'], []])
  const [source] = [...ledgers[1].sources.values()].map((stored) => stored.source)
  expect(source).toMatchObject({ title: 'Two pages', author: 'Ada', anchors, reader: { name: '@me/pdf' }, isTextUnchecked: true })
  expect(JSON.stringify(ledgers[1].events)).not.toContain('"page"')
})

test('a document whose bytes are known, and whose text was kept, is not opened again; one that changed while it was looked at is refused', async () => {
  const kept = new Map<string, unknown>()
  const readings: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const opened: string[] = []
  const known = { mediaType: 'application/pdf', rawDigest: hash('sha256', bytes) }
  const folder = (rawDigest: string): DocumentFolder => ({
    list: () => files.list(),
    identify: () => Promise.resolve({ ...known, rawDigest }),
    open: (path) => {
      opened.push(path)
      return files.open(path)
    },
  })
  const kernel = await openTestKernel([searcher, read(`{ title: 'Bees', text: 'bees' }`)])
  const ask = `return (await host.read({ address: 'folder:a.pdf' }).catch(({ code }) => ({ title: code }))).title`
  const run = (rawDigest: string) => testRun(emptyLedger(), { readers, readings, files: folder(rawDigest) })
  expect(await askAgent(kernel, run(known.rawDigest), ask)).toBe('Bees')
  expect(await askAgent(kernel, run(known.rawDigest), ask)).toBe('Bees')
  expect(opened).toEqual(['a.pdf'])
  expect(await askAgent(kernel, run(hash('sha256', 'other bytes')), ask)).toBe('DOCUMENT_NOT_FOUND')
})

test('a text of the folder that was stored as it is needs no reader in the next run, unless the reader answered for another', async () => {
  const text = 'Bees are not wasps.'
  const kept = new Map<string, unknown>()
  const readings: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const texts: DocumentFolder = { ...files, open: async () => ({ text, mediaType: 'text/plain', rawDigest: hash('sha256', text) }) }
  const runs = async (answer: string): Promise<readonly unknown[]> => {
    kept.clear()
    const kernel = await openTestKernel([agent, testTool('@me/plain', { read: `return ${answer}` })])
    const ledgers = [emptyLedger(), emptyLedger()] as const
    const told: unknown[] = []
    for (const ledger of ledgers)
      told.push(await askAgent(kernel, testRun(ledger, { readers, files: texts, readings }), outcome('folder:a.txt')))
    return [...told, ...ledgers.map(({ called }) => called.includes('@me/plain'))]
  }
  expect(await runs(`{ title: 't', body: input.body.body }`)).toEqual([text, text, true, false])
  const empty = ['SOURCE_EMPTY', expect.any(String)]
  expect(await runs(`{ title: 't', body: 'another' }`)).toEqual([empty, empty, true, true])
})

test.each([
  ['beyond the text', `{ title: 't', text: 'bees', anchors: [{ at: 5, page: 1 }] }`],
  ['out of order', `{ title: 't', text: 'bees', anchors: [{ at: 3, page: 1 }, { at: 2, page: 2 }] }`],
  ['of a text that is stored otherwise', `{ title: 't', text: 'be\\r\\nes', anchors: [{ at: 0, page: 1 }] }`],
])('anchors %s are refused, once, and the file is named', async (_, answer) => {
  const kernel = await openTestKernel([searcher, search, read(answer)])
  const ledger = emptyLedger()
  const twice = `const told = []; for (let n = 0; n < 2; n += 1) await host.read({ address: 'folder:a.pdf' }).catch(({ code }) => told.push(code)); await host.search({ query: 'bees' }).catch(({ code }) => told.push(code)); return told`
  const codes = await askAgent(kernel, testRun(ledger, { readers, files, searchTools }), twice)
  expect(codes).toEqual(['PLUGIN_BAD_ANSWER', 'PLUGIN_BAD_ANSWER', 'SEARCH_FAILED'])
  expect(ledger.called.filter((name) => name === '@me/pdf')).toHaveLength(1)
  expect(ledger.events).toContainEqual(
    expect.objectContaining({ event: { type: 'source.failed', data: expect.objectContaining({ kind: 'file', name: 'a.pdf' }) as object } }),
  )
})
