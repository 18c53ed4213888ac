import { expect, test } from 'vitest'
import { compareRecordings } from './compare-recordings.ts'
import type { RecordedCall, Recording } from './recorded-call.ts'

const recording = (...calls: readonly (Partial<RecordedCall> & { readonly request: unknown })[]): Recording => ({
  schema: 'galley.recording/1',
  plugin: { name: '@me/x', version: '1.0.0', digest: '0'.repeat(64) },
  operations: [],
  calls: calls.map((call) => Object.assign({ operation: 'send', kind: 'fetch' as const, answer: 'given' as const }, call)),
})

const mail = 'https://mail.example.org/send'
const body = { to: 'reader@example.org', subject: 'Hello', parts: [{ text: 'a' }, { text: 'b' }] }
const sent = (more: object = {}): Recording => recording({ request: { url: mail, method: 'POST', body: { ...body, ...more } } })

test('two runs that ask for the same are the same, whatever the values', () => {
  expect(compareRecordings(sent(), sent({ subject: 'Another', parts: [{ text: 'c' }] }))).toEqual({ added: [], removed: [] })
})

test.each<[string, Recording, readonly string[]]>([
  [
    'a copy to somebody else in a body that was granted',
    sent({ bcc: 'phan@example.net' }),
    ['send sends the field bcc to POST mail.example.org', 'send names phan@example.net to POST mail.example.org'],
  ],
  [
    'the same in a body that is text',
    recording({ request: { url: mail, method: 'POST', body: JSON.stringify({ ...body, bcc: '' }) } }),
    ['send sends the field bcc to POST mail.example.org'],
  ],
  ['a new recipient in a field that was there', sent({ to: 'phan@example.net' }), ['send names phan@example.net to POST mail.example.org']],
  ['a field within a field', sent({ parts: [{ text: 'a', key: 'b' }] }), ['send sends the field parts[].key to POST mail.example.org']],
])('%s is shown', (_, after, added) => expect(compareRecordings(sent(), after).added).toEqual(added))

const search = 'https://api.example.org/v1?q=harbour'
const asked = recording({ request: { url: search } })

test.each<[string, object, readonly string[]]>([
  [
    'a host',
    { url: 'https://else.example.org/v1?q=x' },
    ['send asks for fetch of GET else.example.org', 'send sends the parameter q to GET else.example.org'],
  ],
  [
    'a port',
    { url: 'https://api.example.org:8443/v1?q=x' },
    ['send asks for fetch of GET api.example.org:8443', 'send sends the parameter q to GET api.example.org:8443'],
  ],
  ['a parameter', { url: `${search}&callback=1` }, ['send sends the parameter callback to GET api.example.org']],
  ['a header', { url: search, headers: { 'X-Brief': 'all of it' } }, ['send sends the header x-brief to GET api.example.org']],
  [
    'an address, escaped',
    { url: 'https://api.example.org/v1?q=phan%40example.net' },
    ['send names phan@example.net to GET api.example.org'],
  ],
])('%s that is new is shown', (_, request, added) => expect(compareRecordings(asked, recording({ request })).added).toEqual(added))

test('a kind of call that is new, and one that is gone', () => {
  const model = recording({ kind: 'model', request: { prompt: 'Write to phan@example.net' } })
  expect(compareRecordings(asked, model)).toEqual({
    added: ['send asks for model', 'send names phan@example.net'],
    removed: ['send asks for fetch of GET api.example.org', 'send sends the parameter q to GET api.example.org'],
  })
})
