import { array, assert, constantFrom, property, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const html = (head: string, ...bytes: readonly number[]): Uint8Array =>
  Buffer.concat([Buffer.from(`<html><head>${head}</head>`), Buffer.of(...bytes)])
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16()
const german = 'Die Mühle wurde 1843 gegründet und ist die größte der Insel.'

test.each([
  ['the header', Buffer.of(0xe9), 'text/plain', 'iso-8859-1', 'é'],
  ['a mark before the header', Buffer.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9), 'text/plain', 'iso-8859-1', 'é'],
  ['UTF-16 by its mark', Buffer.of(0xff, 0xfe, 0xe9, 0x00), 'text/plain', undefined, 'é'],
  ['UTF-16 by its zeros', Buffer.from(german, 'utf16le'), 'text/plain', undefined, german],
  ['UTF-16 the other way round by its zeros', utf16be(german), 'text/markdown', undefined, german],
  ['UTF-8 when nothing is said', Buffer.from('é'), 'text/plain', undefined, 'é'],
  ['UTF-8 when the label is unknown', Buffer.from('é'), 'text/plain', 'klingon', 'é'],
  ['Latin-1 by its words', Buffer.from(german, 'latin1'), 'text/plain', undefined, german],
  ['Windows-1252 by its words', Buffer.of(0x93, 0x47, 0xe4, 0x73, 0x74, 0x65, 0x94, 0x20, 0x80), 'text/plain', undefined, '“Gäste” €'],
  ['Latin-1 though UTF-8 is said', Buffer.from(german, 'latin1'), 'text/plain', 'utf-8', german],
  ['Shift_JIS that is declared', Buffer.of(0x8d, 0x60), 'text/plain', 'shift_jis', '港'],
  ['GBK that is declared', Buffer.of(0xb8, 0xdb), 'text/plain', 'gbk', '港'],
  [
    'a declaration in XML',
    Buffer.concat([Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>'), Buffer.of(0xe9)]),
    'application/xml',
    undefined,
    '<?xml version="1.0" encoding="iso-8859-1"?>é',
  ],
])('%s decides', (_, bytes, type, charset, text) => {
  expect(decodeText(bytes, { type, ...(charset === undefined ? {} : { charset }) })).toBe(text)
})

test.each([
  ['Chinese in GBK', Buffer.from('b1b1b5bab8dbbfdabda8d3dac4eaa1a3', 'hex')],
  ['Russian in Windows-1251', Buffer.from('cfeef0f220eef1edeee2e0ed20e2203138383720e3eee4f32e', 'hex')],
  ['Polish in Windows-1250', Buffer.from('5a61b3f3bf6d7920bf6520b36fb3b1207a6162f3b36f', 'hex')],
  ['Japanese in Shift_JIS', Buffer.from('966b938c82cc8d60814282bb82cc8cc389ae', 'hex')],
  ['bytes of a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001f4', 'hex')],
])('%s that nothing declares is no text', (_, bytes) => {
  expect(decodeText(bytes, { type: 'text/plain' })).toBeNull()
})

test('a long page with one slip is read, and the slip is not taken for Latin-1', () => {
  const page = Buffer.concat([Buffer.from('Gäste und Mühle – '.repeat(300)), Buffer.of(0xff), Buffer.from(' Ende')])
  expect(decodeText(page, { type: 'text/html', charset: 'utf-8' })).toMatch(/Gäste und Mühle – \uFFFD Ende$/)
})

test.each(['<meta charset="windows-1252">', "<META http-equiv='content-type' content='text/html; charset=iso-8859-1'>"])(
  '%s is heard',
  (head) => {
    expect(decodeText(html(head, 0xe9), { type: 'text/html' })).toMatch(/é$/)
  },
)

test('a page in ASCII letters that calls itself UTF-16 is not', () => {
  expect(decodeText(Buffer.from('<meta charset="utf-16">ok'), { type: 'text/html' })).toContain('ok')
})

test('any text in UTF-8 and UTF-16 with a mark comes back, and any bytes are a text or none', () => {
  assert(
    property(string({ unit: 'grapheme' }), (text) => {
      const clean = text.replaceAll('\0', '').replace(/^\uFEFF/, '')
      expect(decodeText(Buffer.from(clean), { type: 'text/plain' })).toBe(clean)
      expect(decodeText(Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(clean, 'utf16le')]), { type: 'text/plain' })).toBe(clean)
    }),
  )
  assert(property(uint8Array({ maxLength: 200 }), (bytes) => decodeText(bytes, { type: 'text/html' })?.includes('\uFFFD') !== true))
})

test('sentences in Latin-1 come back whatever their words', () => {
  const word = constantFrom(
    'Größe',
    'über',
    'café',
    'señor',
    'Märchen',
    'blåbær',
    'naïve',
    'the',
    'harbour',
    '1887',
    'Straße',
    'très',
    'façade',
  )
  assert(
    property(array(word, { minLength: 3, maxLength: 30 }), (words) => {
      const text = `The old town: ${words.join(' ')}.`
      expect(decodeText(Buffer.from(text, 'latin1'), { type: 'text/plain' })).toBe(text)
    }),
  )
})
