import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const html = (head: string): Uint8Array => Buffer.concat([Buffer.from(`<html><head>${head}</head>`), Buffer.of(0xe9)])

test.each([
  ['the header', Buffer.of(0xe9), 'text/plain', 'iso-8859-1', 'é'],
  ['a mark before the header', Buffer.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9), 'text/plain', 'iso-8859-1', 'é'],
  ['UTF-16 by its mark', Buffer.of(0xff, 0xfe, 0xe9, 0x00), 'text/plain', undefined, 'é'],
  ['UTF-8 when nothing is said', Buffer.from('é'), 'text/plain', undefined, 'é'],
  ['UTF-8 when the label is unknown', Buffer.from('é'), 'text/plain', 'klingon', 'é'],
  ['replacement when it is not', Buffer.of(0xe9), 'text/plain', undefined, '\ufffd'],
])('%s decides', (_, bytes, type, charset, text) => {
  expect(decodeText(bytes, { type, ...(charset === undefined ? {} : { charset }) })).toBe(text)
})

test.each(['<meta charset="windows-1252">', "<META http-equiv='content-type' content='text/html; charset=iso-8859-1'>"])(
  '%s is heard',
  (head) => {
    expect(decodeText(html(head), { type: 'text/html' })).toMatch(/é$/)
  },
)

test('a page in ASCII letters that calls itself UTF-16 is not', () => {
  expect(decodeText(Buffer.from('<meta charset="utf-16">ok'), { type: 'text/html' })).toContain('ok')
})

test('any bytes decode', () => {
  assert(property(uint8Array({ maxLength: 100 }), (bytes) => typeof decodeText(bytes, { type: 'text/html' }) === 'string'))
})
