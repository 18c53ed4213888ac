import { hash } from 'node:crypto'
import type { Permissions } from '@galley/sdk'
import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../../test/ask-agent.ts'
import { openTestKernel } from '../../test/open-test-kernel.ts'
import { verifiedOf } from '../../test/test-plugin.ts'
import { emptyLedger, testRun } from '../../test/test-run.ts'
import type { DocumentFolder, Readings, RunScope } from '../index.ts'

/** A folder of one text, which it tells by its digest. */
function folderOf(text: string, path = 'a.md'): DocumentFolder {
  return {
    list: () => Promise.resolve({ files: [{ path, bytes: text.length, type: 'markdown' }], skipped: [] }),
    open: () => Promise.resolve({ text, mediaType: 'text/markdown', rawDigest: hash('sha256', text) }),
    digests: () => Promise.resolve(new Map([[path, hash('sha256', text)]])),
  }
}

/** Runs code in the agent as a release of a plugin with this digest, in a process of its own. */
async function asPlugin(digest: string, run: RunScope, code: string, permissions: Permissions = { files: {} }): Promise<unknown> {
  const agent = testAgent(permissions)
  const kernel = await openTestKernel([agent], { verify: (ref) => ({ ...verifiedOf(ref), digest: digest.padEnd(64, '0') }) })
  return askAgent(kernel, run, code)
}

const keep = `await host.kept.keep('a.md', 'index.0', 'what was made of it')`
const find = `return host.kept.find('a.md', 'index.0')`

test('what a plugin made of a document is found in the next run by the same release, for the same document, and by nobody else', async () => {
  const kept = new Map<string, unknown>()
  const derived: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const run = (files = folderOf('Bees fly.')): RunScope => testRun(emptyLedger(), { files, derived })
  expect(await asPlugin('a', run(), find)).toBeNull()
  await asPlugin('a', run(), keep)
  expect(await asPlugin('a', run(), find)).toBe('what was made of it')
  expect(await asPlugin('another release', run(), find)).toBeNull()
  expect(await asPlugin('a', run(folderOf('Bees fly far.')), find)).toBeNull()
  expect(await asPlugin('a', run(folderOf('Bees fly.', 'b.md')), find)).toBeNull()
  expect(await asPlugin('a', run(), `return host.kept.find('a.md', 'index.1')`)).toBeNull()
})

test('nothing is kept of a document that the run does not have, and a name or a text beyond its bounds is refused', async () => {
  const kept = new Map<string, unknown>()
  const derived: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const run = testRun(emptyLedger(), { files: folderOf('Bees fly.'), derived })
  const refused = (call: string): string => `return ${call}.then(() => 'kept', ({ code }) => code)`
  expect(await asPlugin('a', run, refused(`host.kept.keep('../b.md', 'index.0', 'x')`))).toBe('kept')
  expect(await asPlugin('a', run, refused(`host.kept.keep('a.md', '../x', 'x')`))).toBe('PLUGIN_BAD_REQUEST')
  expect(await asPlugin('a', run, refused(`host.kept.keep('a.md', 'x', 'x'.repeat(262145))`))).toBe('PLUGIN_BAD_REQUEST')
  expect(kept.size).toBe(0)
})

test('many are found at once, in their order and as many as one message holds', async () => {
  const kept = new Map<string, unknown>()
  const derived: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const run = testRun(emptyLedger(), { files: folderOf('Bees fly.'), derived })
  const names = (parts: readonly number[]): string => JSON.stringify(parts.map((part) => ({ path: 'a.md', name: `index.${part}` })))
  const sizes = (parts: readonly number[]): string =>
    `return (await host.kept.findMany(${names(parts)})).map((text) => text === null ? null : text.length)`
  await asPlugin('a', run, `for (const part of [0, 1, 2]) await host.kept.keep('a.md', 'index.' + part, '"'.repeat(262144 - part))`)
  expect(await asPlugin('a', run, sizes([0, 7, 2, 1]))).toEqual([262_144, null])
  expect(await asPlugin('a', run, sizes([2, 1]))).toEqual([262_142])
  expect(await asPlugin('another release', run, sizes([2, 1]))).toEqual([null, null])
  const many = `return host.kept.findMany(${names(Array.from({ length: 101 }, (_, part) => part))}).catch(({ code }) => code)`
  expect(await asPlugin('a', run, many)).toBe('PLUGIN_BAD_REQUEST')
})

test('who has documents read keeps what it makes of them, who only searches does not', async () => {
  const kept = new Map<string, unknown>()
  const derived: Readings = { find: async (key) => kept.get(key) ?? null, keep: async (key, answer) => void kept.set(key, answer) }
  const run = (): RunScope => testRun(emptyLedger(), { files: folderOf('Bees dance.'), derived })
  await asPlugin('a', run(), keep, { read: { maxPages: 1 } })
  expect(await asPlugin('a', run(), find, { read: { maxPages: 1 } })).toBe('what was made of it')
  expect(await asPlugin('a', run(), `return 'kept' in host`, { search: { maxQueries: 1 } })).toBe(false)
})

test('a plugin without documents, and a run that keeps nothing, have no such member', async () => {
  const derived: Readings = { find: async () => 'x', keep: async () => undefined }
  const has = `return 'kept' in host`
  expect(await asPlugin('a', testRun(emptyLedger(), { files: folderOf('Bees fly.') }), has)).toBe(false)
  expect(await asPlugin('a', testRun(emptyLedger(), { derived }), has)).toBe(false)
})
