import { hash } from 'node:crypto'
import type { Hit, ModelAnswer, ModelRequest } from '@galley/sdk'
import { expect, test } from 'vitest'
import { askAgent as ask, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { startServer } from '../../test/start-server.ts'
import { pageReader as reader, testTool, type TestRef } from '../../test/test-plugin.ts'
import { startWeb } from '../../test/start-web.ts'
import { emptyLedger, testRun, type TestLedger } from '../../test/test-run.ts'
import type { RunScope } from '../index.ts'
import type { DocumentFolder } from '../broker/documents/document-folder.ts'

const hit = (address: string, provider = 'p'): Hit => ({ address, title: address, snippet: '', provider })
const finder = (name: string, addresses: readonly string[]): TestRef =>
  testTool(name, { search: `return { hits: ${JSON.stringify(addresses.map((address) => hit(address, name)))} }` })
const permissions = { search: { maxQueries: 3 }, read: { maxPages: 2 }, model: { maxTokens: 1000 } }
const agent = testAgent(permissions)
const tools = (...names: readonly string[]): RunScope['searchTools'] => names.map((plugin) => ({ plugin }))
const events = ({ events: all }: TestLedger, type: string): unknown[] =>
  all.filter(({ event }) => event.type === type).map(({ event }) => event.data)

test('search asks every tool, merges by reciprocal rank and keeps one hit per address', async () => {
  const kernel = await openTestKernel([
    agent,
    finder('one', ['https://a.org/', 'https://b.org/#part', 'folder:x.md']),
    finder('two', ['https://b.org/', 'https://c.org', 'ftp://d.org/']),
  ])
  const ledger = emptyLedger()
  const found = (await ask(
    kernel,
    testRun(ledger, { searchTools: tools('one', 'two') }),
    `const { hits, failures } = await host.search({ query: 'q' }); return { addresses: hits.map((hit) => hit.address), failures }`,
  )) as object
  expect(found).toEqual({ addresses: ['https://b.org/', 'https://a.org/', 'https://c.org/', 'folder:x.md'], failures: [] })
  expect(events(ledger, 'search.done')).toEqual([{ query: 'q', hits: 4, failures: [] }])
  expect(ledger.performed).toMatchObject([
    { step: 'research.q1', kind: 'search', nth: 0, request: { query: 'q', k: 10 }, plugin: 'researcher' },
  ])
})

test('a tool that fails is listed, and it is a fault only when nothing is left', async () => {
  const kernel = await openTestKernel([
    agent,
    finder('one', ['https://a.org/']),
    testTool('down', { search: 'throw new Error("no answer from the service")' }),
  ])
  const count = `const { hits, failures } = await host.search({ query: 'q' }); return [hits.length, failures]`
  expect(await ask(kernel, testRun(emptyLedger(), { searchTools: tools('one', 'down', 'absent') }), count)).toEqual([
    1,
    ['down: no answer from the service', 'absent: There is no plugin named absent'],
  ])
  await expect(ask(kernel, testRun(emptyLedger(), { searchTools: tools('down') }), count)).rejects.toMatchObject({ code: 'SEARCH_FAILED' })
  const brief = { topic: 't', sources: { urls: ['https://named.org/page'] } }
  expect(await ask(kernel, testRun(emptyLedger(), { searchTools: tools('down'), brief }), count)).toMatchObject([1, [expect.any(String)]])
  expect(await ask(kernel, testRun(emptyLedger()), count)).toEqual([0, []])
})

test('the brief’s addresses are always hits, and its domains are kept to', async () => {
  const many = Array.from({ length: 15 }, (_, n) => `https://s${n}.org/`)
  const kernel = await openTestKernel([agent, finder('one', [...many, 'https://bad.org/', 'https://sub.bad.org/'])])
  const brief = { topic: 't', sources: { urls: ['https://named.org/page'], blockDomains: ['bad.org', 's0.org'] } }
  const run = testRun(emptyLedger(), { searchTools: tools('one'), brief })
  const addresses = (await ask(kernel, run, `return (await host.search({ query: 'q', k: 20 })).hits.map((hit) => hit.address)`)) as string[]
  expect(addresses).toEqual(['https://named.org/page', ...many.slice(1)])
})

test('quotas are per run and plugin', async () => {
  const web = await startWeb()
  const kernel = await openTestKernel([agent, reader, finder('one', [])], web)
  const run = testRun(emptyLedger(), { searchTools: tools('one') })
  const four = `const codes = []; for (let n = 0; n < 4; n += 1) try { await host.search({ query: 'q' + n }); codes.push('ok') } catch (error) { codes.push(error.code) }; return codes`
  expect(await ask(kernel, run, four)).toEqual(['ok', 'ok', 'ok', 'QUOTA_SPENT'])
  expect(await ask(kernel, run, four)).toEqual(['QUOTA_SPENT', 'QUOTA_SPENT', 'QUOTA_SPENT', 'QUOTA_SPENT'])
  expect(await ask(kernel, testRun(emptyLedger(), { searchTools: tools('one') }), four)).toEqual(['ok', 'ok', 'ok', 'QUOTA_SPENT'])
  const pages = `const codes = []; for (const page of ['a', 'b', 'a', 'c']) try { await host.read({ address: ${JSON.stringify(web.url('x.test', '/'))} + page }); codes.push('ok') } catch (error) { codes.push(error.code) }; return codes`
  expect(await ask(kernel, run, pages)).toEqual(['ok', 'ok', 'ok', 'QUOTA_SPENT'])
})

test('read stores the text, normalised, before anyone sees it, and gives it out in pieces', async () => {
  const web = await startWeb()
  const kernel = await openTestKernel([agent, reader], web)
  const ledger = emptyLedger()
  const read = `const source = await host.read({ address: ${JSON.stringify(web.url('X.test', '/a#b'))} }); return [source, await host.text.read(source.sourceId, 0, 4), await host.text.read(source.sourceId, 5, 1e9)]`
  const address = web.url('x.test', '/a')
  const id = `s${hash('sha256', address).slice(0, 12)}`
  const text = 'page of /a\nnext'
  expect(await ask(kernel, testRun(ledger), read)).toEqual([
    { sourceId: id, title: 'A title', chars: text.length, digest: hash('sha256', text) },
    'page',
    text.slice(5),
  ])
  const source = {
    id,
    address,
    title: 'A title',
    digest: hash('sha256', text),
    rawDigest: hash('sha256', 'page of /a\r\nnext'),
    readAt: '2026-11-24T12:00:00.000Z',
    licence: 'CC0-1.0',
    tier: 'found',
    reader: { name: 'page-reader', version: '1.0.0', digest: 'page-reader'.padEnd(64, '0') },
  }
  expect(ledger.sources.get(id)).toEqual({ text, source })
  expect(events(ledger, 'source.added')).toEqual([{ source }])
})

test('an address is read once in a run, whoever asks, also at the same time', async () => {
  const web = await startWeb()
  const kernel = await openTestKernel([agent, reader], web)
  const ledger = emptyLedger()
  const run = testRun(ledger)
  const twice = `return (await Promise.all(['', '#top'].map((part) => host.read({ address: ${JSON.stringify(web.url('x.test', '/'))} + part })))).map((source) => source.sourceId)`
  const [one, other] = await Promise.all([ask(kernel, run, twice, 'research.q1'), ask(kernel, run, twice, 'research.q2')])
  expect(new Set([...(one as string[]), ...(other as string[])]).size).toBe(1)
  expect(ledger.performed.filter(({ kind }) => kind === 'read')).toHaveLength(1)
  expect(events(ledger, 'source.added')).toHaveLength(1)
})

test('what cannot be read is said, and what may not be read is not', async () => {
  const web = await startWeb((path) => (path === '/film' ? { type: 'video/mp4', body: 'x' } : undefined))
  const empty = web.url('named.test', '/empty')
  const kernel = await openTestKernel(
    [
      agent,
      testTool('page-reader', {
        read: 'if (input.address.includes("empty")) return { title: "x", text: " \\n" }; throw new Error("it is a film")',
      }),
    ],
    web,
  )
  const ledger = emptyLedger()
  const brief = { topic: 't', sources: { urls: [empty], allowDomains: ['named.test', 'other.test'] } }
  const run = testRun(ledger, { web: false, brief })
  const code = (address: string): string =>
    `try { await host.read({ address: ${JSON.stringify(address)} }); return 'ok' } catch (error) { return error.code }`
  expect(await ask(kernel, run, code(empty))).toBe('SOURCE_EMPTY')
  const other = web.url('other.test', '/')
  expect(await ask(kernel, run, code(other))).toBe('SOURCE_NOT_ALLOWED')
  expect(await ask(kernel, { ...run, web: true }, code(other))).toBe('PLUGIN_FAILED')
  expect(await ask(kernel, testRun(ledger), code(`${other}film`))).toBe('FETCH_TYPE')
  expect(await ask(kernel, { ...run, web: true }, code(web.url('elsewhere.test', '/')))).toBe('SOURCE_NOT_ALLOWED')
  expect(await ask(kernel, run, code('folder:a.md'))).toBe('SOURCE_NOT_ALLOWED')
  expect(await ask(kernel, run, code('file:///etc/passwd'))).toBe('SOURCE_NOT_ALLOWED')
  expect(events(ledger, 'source.failed')).toHaveLength(6)
  expect(events(ledger, 'source.failed')[0]).toEqual({
    kind: 'page',
    name: empty,
    code: 'SOURCE_EMPTY',
    reason: `There is no text in ${empty}`,
  })
  const afresh = testRun(emptyLedger(), { web: false, brief })
  await expect(
    ask(await openTestKernel([agent], web), { ...afresh, readers: {} }, `return host.read({ address: ${JSON.stringify(empty)} })`),
  ).rejects.toMatchObject({ code: 'NO_READER', message: expect.stringContaining('text/plain') as string })
})

test('a reader is handed the document and its media type; Markdown is stored as it is, HTML with the digest of its bytes', async () => {
  const files: DocumentFolder = {
    list: () => Promise.resolve({ files: [{ path: 'a.md', bytes: 5, type: 'markdown' }], skipped: [] }),
    open: (path) =>
      Promise.resolve({
        text: `# ${path}\r\n`,
        mediaType: path.endsWith('.md') ? 'text/markdown' : 'text/html',
        rawDigest: hash('sha256', `raw ${path}`),
      }),
  }
  const fileReader = testTool('page-reader', {
    read: `if (host.files || host.fetch) throw new Error('too much'); if (input.mediaType === 'text/markdown') return { title: 'md', body: input.body.body }; return { title: input.mediaType, text: (await host.body.read(input.body.body, 0, input.body.chars)).slice(2) }`,
  })
  const kernel = await openTestKernel([agent, fileReader])
  const ledger = emptyLedger()
  await ask(
    kernel,
    testRun(ledger, { files }),
    `await host.read({ address: 'folder:a.md' }); await host.read({ address: 'folder:./b.html' })`,
  )
  const stored = [...ledger.sources.values()]
  expect(stored.map(({ text }) => text)).toEqual(['# a.md\n', 'b.html\n'])
  expect(stored.map(({ source }) => [source.address, source.tier, source.rawDigest])).toEqual([
    ['folder:a.md', 'own', hash('sha256', 'raw a.md')],
    ['folder:b.html', 'own', hash('sha256', 'raw b.html')],
  ])
})

test('a tool that answers another plugin can ask nobody', async () => {
  const nosy = testTool(
    'nosy',
    { search: `return { hits: Object.keys(host).map((name) => ({ address: 'folder:' + name, title: '', snippet: '', provider: 'x' })) }` },
    { permissions: { ...permissions, files: {}, fetch: { allowedHosts: ['*'], methods: ['GET'], reasoning: 'x' } } },
  )
  const kernel = await openTestKernel([agent, nosy])
  const model = (): Promise<ModelAnswer> => Promise.reject(new Error('not asked'))
  const files: DocumentFolder = {
    list: () => Promise.resolve({ files: [], skipped: [] }),
    open: () => Promise.reject(new Error('not asked')),
  }
  const run = testRun(emptyLedger(), { searchTools: tools('nosy'), model, files })
  expect(await ask(kernel, run, `return (await host.search({ query: 'q' })).hits.map((hit) => hit.address)`)).toEqual(
    ['signal', 'log', 'progress', 'fetch', 'files', 'body'].map((name) => `folder:${name}`),
  )
})

test('the model is the role’s, within the quota, and absent when there is none', async () => {
  const kernel = await openTestKernel([agent])
  const asked: unknown[] = []
  const model = (
    request: ModelRequest,
    { role, plugin, step }: object & { role?: string; plugin: string; step: string },
  ): Promise<ModelAnswer> => {
    asked.push([role, plugin, step, request.maxTokens])
    return Promise.resolve({ text: 'yes', finish: 'stop', usage: { promptTokens: 350, completionTokens: 300 } })
  }
  const run = testRun(emptyLedger(), { model })
  const code = `const messages = [{ role: 'user', content: 'q' }]; const first = await host.model({ messages, maxTokens: 5000 }); await host.model({ messages, maxTokens: 5000 }); try { await host.model({ messages }) } catch (error) { return [first.text, error.code] }`
  expect(await ask(kernel, run, code)).toEqual(['yes', 'QUOTA_SPENT'])
  expect(asked).toEqual([
    ['researcher', 'researcher', 'research.q1', 891],
    ['researcher', 'researcher', 'research.q1', 241],
  ])
  expect(await ask(kernel, testRun(emptyLedger()), `return 'model' in host`)).toBe(false)
})

test('a resumed run repeats nothing that was finished, and equal requests in a step are told apart', async () => {
  const web = await startWeb()
  const kernel = await openTestKernel([agent, reader, finder('one', ['https://a.org/'])], web)
  const ledger = emptyLedger()
  let turn = 0
  const model = (): Promise<ModelAnswer> =>
    Promise.resolve({ text: String((turn += 1)), finish: 'stop', usage: { promptTokens: 1, completionTokens: 1 } })
  const more = { searchTools: tools('one'), model }
  const code = `const messages = [{ role: 'user', content: 'q' }]; const said = [await host.model({ messages }), await host.model({ messages })].map((one) => one.text); const { hits } = await host.search({ query: 'q' }); return [said, hits.length, await host.read({ address: ${JSON.stringify(web.url('a.test', '/'))} })]`
  const first = await ask(kernel, testRun(ledger, more), code)
  const performed = ledger.performed.length
  expect(await ask(kernel, testRun(ledger, more), code)).toEqual(first)
  expect(first).toMatchObject([['1', '2'], 1, {}])
  expect(ledger.performed).toHaveLength(performed)
  expect(ledger.performed.filter(({ kind }) => kind === 'model').map(({ nth }) => nth)).toEqual([0, 1])
})

test('a tool fetches from its service only; the ledger remembers a text, not a large one', async () => {
  const { port, asked } = await startServer((request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(request.url?.includes('large') === true ? JSON.stringify('x'.repeat(300_000)) : '["https://found.org/"]')
  })
  const service = testTool(
    'search-service',
    {
      search: `const { body, chars, status } = await host.fetch({ url: input.base + '?q=' + input.query }); const text = await host.body.read(body, 0, chars); return { hits: status === 200 && text.length < 100 ? JSON.parse(text).map((address) => ({ address, title: input.language, snippet: '', provider: 'service' })) : [] }`,
    },
    { permissions: { fetch: { allowedHosts: ['$base'], methods: ['GET'], reasoning: 'asks the service' } } },
  )
  const kernel = await openTestKernel([agent, service])
  const ledger = emptyLedger()
  const at = (base: string): RunScope =>
    testRun(ledger, { searchTools: [{ plugin: 'search-service', base }], brief: { topic: 't', language: 'de' } })
  const base = `http://127.0.0.1:${port}/search`
  expect(await ask(kernel, at(base), `return (await host.search({ query: 'q' })).hits`)).toEqual([
    { address: 'https://found.org/', title: 'de', snippet: '', provider: 'service' },
  ])
  await ask(kernel, at(base), `return (await host.search({ query: 'large' })).hits`, 'other')
  const fetches = [...ledger.effects.entries()]
    .filter(([key]) => key.includes('"fetch"'))
    .map(([, response]) => (response as { text: string | null }).text)
  expect(fetches).toEqual(['["https://found.org/"]', null])
  expect(asked.map(({ url }) => url)).toEqual(['/search?q=q', '/search?q=large'])
  const elsewhere = `http://127.0.0.2:${port}/search`
  await expect(
    ask(kernel, { ...at(base), searchTools: [{ plugin: 'search-service' }] }, `return host.search({ query: 'q' })`, 'third'),
  ).rejects.toMatchObject({ code: 'SEARCH_FAILED' })
  const astray = { ...service, name: 'astray', code: service.code.replace('input.base', JSON.stringify(elsewhere)) }
  const strict = await openTestKernel([agent, astray])
  const run = { ...at(base), searchTools: [{ plugin: 'astray', base }] }
  await expect(ask(strict, run, `return host.search({ query: 'q' })`, 'fourth')).rejects.toMatchObject({
    message: expect.stringContaining('may not reach 127.0.0.2') as string,
  })
  expect(asked).toHaveLength(2)
})

test('asks that make no sense are refused by name', async () => {
  const kernel = await openTestKernel([agent, reader])
  const code = (call: string): string => `try { await ${call}; return 'ok' } catch (error) { return [error.code, error.message] }`
  const run = testRun(emptyLedger())
  expect(await ask(kernel, run, code(`host.search({ query: '' })`))).toEqual(['PLUGIN_BAD_REQUEST', expect.stringContaining('/query')])
  expect(await ask(kernel, run, code(`host.search({ query: 'q', admin: true })`))).toEqual([
    'PLUGIN_BAD_REQUEST',
    expect.stringContaining('admin'),
  ])
  expect(await ask(kernel, run, code(`host.text.read('s1', 0, 9)`))).toEqual(['SOURCE_UNKNOWN', expect.any(String)])
  expect(await ask(kernel, run, code(`host.text.read('s1', -1, 9)`))).toEqual(['PLUGIN_BAD_REQUEST', expect.stringContaining('/from')])
})
