import { openDocuments, openKernel, type Kernel, type PluginRef, type VerifiedPlugin } from '@galley/kernel'
import type { Permissions, Plugin, PluginLimits } from '@galley/sdk'
import { createTestHost, type TestHost } from '@galley/sdk/testing'
import { serve } from '@galley/testkit'
import * as fs from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { checkSchema } from '../src/check-schema.ts'
import { choosePlugins } from '../src/choices/choose-plugins.ts'
import { createScratchScope } from '../src/scope/scratch-scope.ts'
import { loadSettings } from '../src/settings/load-settings.ts'

// The host double of the sdk against the broker that it stands for: one plugin, the same asks, the same outcomes.

/** A researcher that runs the code that it is sent and hands out how that ended. */
const source = `const run = (code, host) => new Function('host', 'return (async () => {' + code + '})()')(host)
  .then((value) => ({ value }), ({ code, message }) => ({ code, message }))
  .then((ended) => ({ quotes: [], gaps: [{ query: 'x', why: JSON.stringify(ended) }] }))
export default { operations: { research: ({ code }, host) => code === 'bad' ? { quotes: 7 } : run(code, host), scan: () => ({}) } }`
const code = new TextEncoder().encode(source)
const { default: plugin } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as { default: Plugin }

interface Both {
  readonly permissions: Permissions
  readonly limits?: PluginLimits
  readonly privateHosts?: readonly string[]
}

/** Everything that there is: a case grants its part of it. */
const everything: Permissions = {
  search: { maxQueries: 100 },
  read: { maxPages: 100 },
  model: { maxTokens: 100_000 },
  fetch: { allowedHosts: ['*'], methods: ['GET', 'HEAD'], reasoning: 'Asks' },
  files: {},
}

let shared: Promise<Kernel> | undefined
afterAll(async () => (await shared)?.close())

async function openBroker({ limits = {}, privateHosts = [] }: Pick<Both, 'limits' | 'privateHosts'>): Promise<Kernel> {
  const manifest = { schemaVersion: 1, main: 'src/index.ts', kind: 'agent', role: 'researcher', permissions: everything, limits }
  const verified: VerifiedPlugin = {
    name: 'researcher',
    version: '1.0.0',
    manifest,
    code,
    sbom: '{}',
    author: 'me',
    reviewers: [],
    digest: '0',
  }
  return openKernel<PluginRef>({
    plugins: [{ kind: 'workspace', name: 'researcher', version: '1.0.0' }],
    verify: () => verified,
    node: { execPath: process.execPath },
    checkSchema,
    clock: () => new Date(),
    sleep: async (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
    fetch: { policy: { privateHosts, userAgent: 'Test', gapMs: 0 }, resolve: () => Promise.resolve(['127.0.0.1']) },
    wall: () => Promise.resolve({ holds: false, layers: [] }),
  })
}

/** The broker that most cases share; one with limits or hosts of its own is closed with its test. */
async function brokerFor(both: Both): Promise<Kernel> {
  if (both.limits === undefined && both.privateHosts === undefined) return (shared ??= openBroker({}))
  const own = await openBroker(both)
  onTestFinished(() => own.close())
  return own
}

/** Asks the broker and the double the same; answers how each ended. */
async function compare(both: Both, sent: string, more: Parameters<typeof createTestHost>[0] = {}) {
  const brief = { topic: 'bees', sources: { texts: [{ title: 'Bees', text: 'Bees dance.' }] } }
  const files = await openDocuments({ folder: null, texts: brief.sources.texts, fs })
  const settings = loadSettings({ env: {}, flags: {}, defaultRoots: [] })
  const model = { chat: () => Promise.resolve({ text: 'yes', finish: 'stop', usage: { promptTokens: 9, completionTokens: 9 } }) } as never
  const scope = createScratchScope({
    brief,
    settings,
    chosen: choosePlugins([], settings),
    files,
    model,
    clock: () => new Date(),
    show: () => undefined,
  })
  const kernel = await brokerFor(both)
  const kept = new Map<string, unknown>()
  const derived = {
    find: async (key: string) => kept.get(key) ?? null,
    keep: async (key: string, text: unknown) => void kept.set(key, text),
  }
  const call = {
    plugin: 'researcher',
    operation: 'research',
    input: { code: sent },
    run: { ...scope, searchTools: [], derived },
    step: 'x',
    grant: both.permissions,
  }
  const signal = AbortSignal.any([])
  const own: TestHost = createTestHost({
    name: 'researcher',
    manifest: both,
    search: () => [],
    model: () => 'yes',
    files: { 'texts/1-bees.md': 'Bees dance.' },
    ...more,
  })
  const [broker, twin] = await Promise.all([ended(kernel.call({ ...call, signal })), ended(own.call(plugin, 'research', { code: sent }))])
  return { broker, twin }
}

async function ended(answer: Promise<unknown>): Promise<unknown> {
  try {
    return JSON.parse(((await answer) as { gaps: [{ why: string }] }).gaps[0].why)
  } catch (error) {
    const { code: fault, message } = error as { code: string; message: string }
    return { code: fault, message }
  }
}

const fetching = {
  fetch: { allowedHosts: ['api.example.org', '*.below.org'], methods: ['GET'], reasoning: 'Asks', maxRequests: 2 },
} as const
const members = 'return Object.keys(host).sort()'

test.each<[what: string, both: Both, sent: string]>([
  ['nothing granted', { permissions: {} }, members],
  ['search granted', { permissions: { search: { maxQueries: 1 } } }, members],
  ['read granted', { permissions: { read: { maxPages: 1 } } }, members],
  [
    'all granted',
    { permissions: { ...fetching, search: { maxQueries: 1 }, read: { maxPages: 1 }, model: { maxTokens: 1 }, files: {} } },
    members,
  ],
  ['too many hits', { permissions: { search: { maxQueries: 1 } } }, 'return host.search({ query: "x", k: 99 })'],
  ['no query', { permissions: { search: { maxQueries: 1 } } }, 'return host.search({})'],
  ['an unknown key', { permissions: { search: { maxQueries: 1 } } }, 'return host.search({ query: "x", limit: 1 })'],
  ['queries', { permissions: { search: { maxQueries: 1 } } }, 'await host.search({ query: "x" }); return host.search({ query: "y" })'],
  ['no text of that id', { permissions: { read: { maxPages: 1 } } }, 'return host.text.read("s1", 0, 9)'],
  ['another host', { permissions: fetching }, 'return host.fetch({ url: "https://other.example.org/a?b" })'],
  ['a host above', { permissions: fetching }, 'return host.fetch({ url: "https://below.org" })'],
  ['another method', { permissions: fetching }, 'return host.fetch({ url: "https://api.example.org/", method: "HEAD" })'],
  ['no method', { permissions: fetching }, 'return host.fetch({ url: "https://api.example.org/", method: "PUT" })'],
  ['no address', { permissions: fetching }, 'return host.fetch({ url: "nonsense" })'],
  ['a file', { permissions: fetching }, 'return host.fetch({ url: "file:///etc/passwd" })'],
  [
    'requests',
    { permissions: fetching },
    'for (const n of [1, 2]) await host.fetch({ url: "https://other.org" }).catch(() => 0); return host.fetch({ url: "https://other.org" })',
  ],
  ['no body of that name', { permissions: fetching }, 'return host.body.read("b9", 0, 1)'],
  ['an offset below zero', { permissions: fetching }, 'return host.body.read("b9", -1, 1)'],
  [
    'documents',
    { permissions: { files: {} } },
    'return (await host.files.list()).files.map(({ path, bytes, type }) => [path, bytes, type])',
  ],
  [
    'a document',
    { permissions: { files: {} } },
    'const { body, chars } = await host.files.open("texts/1-bees.md"); return host.body.read(body, 0, chars - 1)',
  ],
  ['no document', { permissions: { files: {} } }, 'return host.files.open("other.md")'],
  [
    'what was kept of a document',
    { permissions: { files: {} } },
    'const at = ["texts/1-bees.md", "index"]; const before = await host.kept.find(...at); await host.kept.keep(...at, "x"); return [before, await host.kept.find(...at), await host.kept.find("texts/1-bees.md", "other")]',
  ],
  ['a bad name of what is kept', { permissions: { files: {} } }, 'return host.kept.keep("texts/1-bees.md", "../x", "y")'],
  ['tokens', { permissions: { model: { maxTokens: 50 } } }, 'return host.model({ messages: [{ role: "user", content: "x" }] })'],
  [
    'an answer of the model',
    { permissions: { model: { maxTokens: 5000 } } },
    'return (await host.model({ messages: [{ role: "user", content: "x" }] })).text',
  ],
  ['no message', { permissions: { model: { maxTokens: 5000 } } }, 'return host.model({ messages: [] })'],
  ['host calls', { permissions: { files: {} }, limits: { hostCalls: 1 } }, 'await host.files.list(); return host.files.list()'],
  ['a bad answer', { permissions: {} }, 'bad'],
])('the test host ends as the broker does: %s', async (_what, both, sent) => {
  const { broker, twin } = await compare(both, sent)
  expect(twin).toEqual(broker)
})

test('a fetched body is handed out alike', async () => {
  await serve(
    () => ({ body: '{"rain": true}' }),
    async (url) => {
      const sent = `const { body, chars, status, contentType } = await host.fetch({ url: ${JSON.stringify(url)} }); return [chars, status, contentType, await host.body.read(body, 0, 99)]`
      const permissions = { fetch: { ...fetching.fetch, allowedHosts: ['127.0.0.1'] } }
      const script = { fetch: { [url]: { text: '{"rain": true}', type: 'application/json' } } }
      const { broker, twin } = await compare({ permissions, privateHosts: [new URL(url).host] }, sent, script)
      expect(twin).toEqual(broker)
      expect(twin).toEqual({ value: [14, 200, 'application/json', '{"rain": true}'] })
    },
  )
})
