import { expect, test } from 'vitest'
import { askService, askServiceForJson } from './ask-service.ts'
import { createTestHost } from '../testing/create-test-host.ts'
import type { ScriptedReply } from '../testing/test-host.ts'

const url = 'https://api.example.org/'
const ask = (reply: ScriptedReply | Error, how: typeof askService | typeof askServiceForJson = askServiceForJson) =>
  how(createTestHost({ fetch: { [url]: reply } }).host, { service: 'Example', url })
const json = (value: unknown, more: object = {}): ScriptedReply => ({ text: JSON.stringify(value), type: 'application/json', ...more })

test('an answer is an object of JSON, or text', async () => {
  expect(await ask(json({ results: [] }))).toEqual({ results: [] })
  expect(await ask({ text: '<feed/>', type: 'application/atom+xml' }, askService)).toBe('<feed/>')
})

test.each<[string, ScriptedReply, string]>([
  [
    'a refused key',
    json({ error: { code: 'x', detail: 'Bad <b>key</b>' } }, { status: 403 }),
    'refused the request: is its key right, and set? (403): Bad key',
  ],
  [
    'a limit with seconds',
    json([], { status: 429, headers: { 'retry-after': '30' } }),
    'answers no more for now and asks to wait 30 seconds (429)',
  ],
  [
    'a limit with a date',
    json({}, { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026' } }),
    'answers no more for now and asks to wait until Wed, 21 Oct 2026 (429)',
  ],
  ['a limit without either', json({ message: 'Slow down' }, { status: 429 }), 'answers no more for now (429): Slow down'],
  ['an error', { text: 'oops '.repeat(100), type: 'text/plain', status: 500 }, `answered 500: ${'oops '.repeat(40)}`],
  ['a redirect that was not followed', { text: '', status: 304 }, 'answered 304'],
  ['a page', { text: '<p>', type: 'text/html' }, 'answered with a page instead of results: is this the address of its API?'],
  ['a list', json([1]), 'answered something that is not JSON'],
])('%s is told in words', async (_, reply, words) => {
  await expect(ask(reply)).rejects.toThrow(`Example ${words}`)
})

test('what the host refuses comes out as it is, and a plugin without the grant is told', async () => {
  await expect(ask(Object.assign(new Error('no answer in time'), { code: 'FETCH_FAILED' }))).rejects.toMatchObject({ code: 'FETCH_FAILED' })
  await expect(askService(createTestHost({}).host, { service: 'Example', url })).rejects.toThrow('the grant "fetch"')
})
