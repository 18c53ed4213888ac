import { expect, test } from 'vitest'
import { defineAgent, defineTool } from '../plugin/plugin.ts'
import { readBody } from '../requests/read-body.ts'
import { createTestHost } from './create-test-host.ts'

const hit = { address: 'https://a.org/', title: 'A', snippet: '', provider: 'test' }

test('answers come from tables and functions, and what was asked is written down', async () => {
  let now = 0
  const { host, asks, logs, notes } = createTestHost({
    search: { bees: [hit], wasps: new Error('too many') },
    read: (address, n) => ({ title: `${n}`, text: `Text of ${address}` }),
    fetch: { 'https://a.org/': 'A', 'https://a.org/x': { status: 404, type: 'text/plain', text: '' } },
    clock: () => new Date((now += 1000)),
  })
  expect(await host.search?.({ query: 'bees' })).toEqual({ hits: [hit], failures: [] })
  await expect(host.search?.({ query: 'wasps' })).rejects.toThrow('too many')
  await expect(host.search?.({ query: 'flies' })).rejects.toThrow('no search for flies')
  const { sourceId, chars } = (await host.read?.({ address: 'folder:a.md' })) ?? { sourceId: '', chars: 0 }
  expect(await host.text?.read(sourceId, 0, chars)).toBe('Text of folder:a.md')
  expect(await readBody(host, (await host.fetch?.({ url: 'https://a.org/' }))!, 9)).toBe('A')
  expect(await host.fetch?.({ url: 'https://a.org/x' })).toMatchObject({ status: 404, contentType: 'text/plain', chars: 0 })
  host.log('warn', 'slow')
  host.progress('reading', 0.5)
  expect([logs, notes]).toEqual([['warn: slow'], ['reading']])
  expect(asks.map(({ operation }) => operation)).toEqual(['search', 'search', 'search', 'read', 'text.read', 'fetch', 'body.read', 'fetch'])
  expect(asks[3]?.at).toEqual(new Date(4000))
  expect(Object.keys(host)).not.toContain('model')
})

test('the model answers in order, and JSON that fits the schema only', async () => {
  const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } }
  const messages = [{ role: 'user', content: 'x' }] as const
  const { host } = createTestHost({ model: ['yes', { json: { n: 1 } }, '{"n": 2}', { json: { n: 'many' } }, new Error('gone')] })
  expect((await host.model?.({ messages }))?.text).toBe('yes')
  expect((await host.model?.({ messages, schema }))?.json).toEqual({ n: 1 })
  expect((await host.model?.({ messages, schema }))?.json).toEqual({ n: 2 })
  await expect(host.model?.({ messages, schema })).rejects.toMatchObject({ code: 'MODEL_BAD_ANSWER' })
  await expect(host.model?.({ messages })).rejects.toThrow('gone')
  await expect(host.model?.({ messages })).rejects.toThrow('no answer of the model for request 6')
})

test('pages are counted once each, and a page that was read stays where it is', async () => {
  const manifest = { permissions: { read: { maxPages: 1 } } }
  const { host } = createTestHost({ manifest, read: { a: 'A', b: 'B', c: ' ' } })
  expect(await host.read?.({ address: 'a' })).toEqual(await host.read?.({ address: 'a' }))
  await expect(host.read?.({ address: 'b' })).rejects.toMatchObject({ code: 'QUOTA_SPENT' })
  await expect(createTestHost({ read: { c: ' ' } }).host.read?.({ address: 'c' })).rejects.toMatchObject({ code: 'SOURCE_EMPTY' })
})

test('a call crosses as JSON, and an answer that does not fit is named', async () => {
  const tool = defineTool({
    search: ({ k }) => ({ hits: k > 1 ? [hit] : [{ ...hit, address: '' }] }),
    mirror: (input: object) => input,
  })
  const { call } = createTestHost()
  expect(await call(tool, 'search', { query: 'x', k: 2 })).toEqual({ hits: [hit] })
  await expect(call(tool, 'search', { query: 'x', k: 1 })).rejects.toMatchObject({
    code: 'PLUGIN_BAD_ANSWER',
    message: expect.stringContaining('/hits/0/address must not be empty') as string,
  })
  expect(await call(tool, 'mirror', { at: new Date(0), gone: undefined })).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  await expect(call(tool, 'other', {})).rejects.toMatchObject({ code: 'PLUGIN_NO_OPERATION' })
})

test('a call that was cancelled is told, and asks nothing any more', async () => {
  const { host, abort, call } = createTestHost({ search: () => [] })
  const agent = defineAgent('editor', {
    review: async (_, own) => {
      abort(new Error('enough'))
      await own.search?.({ query: own.signal.aborted ? 'late' : 'early' })
      return { issues: [], acceptance: [] }
    },
    compare: () => ({ better: 'neither' }),
  })
  await expect(call(agent, 'review', {})).rejects.toThrow('enough')
  expect(host.signal.aborted).toBe(true)
})

test('a manifest that is none is refused', () => {
  expect(() => createTestHost({ manifest: { permissions: { search: {} } } })).toThrow(
    "/permissions/search must have required property 'maxQueries'",
  )
})
