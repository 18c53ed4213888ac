import { assert, json, jsonValue, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonDepth, parseMessage } from './protocol.ts'

const parse = (text: string): ReturnType<typeof parseMessage> => parseMessage(new TextEncoder().encode(text))

test('a message is read as a fresh object of known fields', () => {
  expect(parse('{"type":"hostCall","id":1,"call":2,"operation":"text.read","args":{"from":0},"admin":true}')).toEqual({
    message: { type: 'hostCall', id: 1, call: 2, operation: 'text.read', args: { from: 0 } },
  })
  expect(parse('{"type":"result","call":2,"ok":false,"error":{"message":"no","hostCall":"x"}}')).toEqual({
    message: { type: 'result', call: 2, ok: false, error: { message: 'no', stack: '' } },
  })
})

test.each([
  ['not json', 'not JSON'],
  ['{"type":"hostCall"', 'not JSON'],
  ['null', 'no known kind'],
  ['[]', 'no known kind'],
  ['{"type":"launch"}', 'no known kind'],
  ['{"type":"constructor"}', 'no known kind'],
  ['{"type":"hostCall","id":"1","call":1,"operation":"search"}', 'no known kind'],
  ['{"type":"hostCall","id":1,"call":1,"operation":"../x"}', 'no known kind'],
  ['{"type":"result","call":1,"ok":true,"value":{"a":[{"__proto__":{"admin":true}}]}}', '__proto__'],
  ['{"type":"result","call":1,"ok":true,"value":{"\\u005f_proto__":1}}', '__proto__'],
  [`{"type":"result","call":1,"ok":true,"value":${'['.repeat(64)}${']'.repeat(64)}}`, 'nested deeper'],
  ['['.repeat(500_000), 'nested deeper'],
])('%s is a breach', (text, what) => {
  expect(parse(text)).toEqual({ breach: expect.stringContaining(what) as string })
})

test('bytes that are not UTF-8 are a breach', () => {
  expect(parseMessage(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ breach: expect.stringContaining('UTF-8') as string })
})

test('no bytes make it throw', () => {
  assert(property(uint8Array({ maxLength: 200 }), (bytes) => Object.keys(parseMessage(bytes)).length === 1))
  assert(property(json(), (text) => Object.keys(parse(text)).length === 1))
})

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

test('the depth of a JSON text is that of the parsed value', () => {
  assert(property(jsonValue(), (value) => jsonDepth(JSON.stringify(value), 1000) === depthOf(value)))
})

test('brackets in strings do not count, escaped quotes do not end them', () => {
  expect(jsonDepth('{"a":"[[[\\"[[["}', 10)).toBe(1)
  expect(jsonDepth('"\\\\"', 10)).toBe(0)
})

test('counting stops as soon as the limit is passed', () => {
  expect(jsonDepth('['.repeat(1_000_000), 64)).toBe(65)
})
