import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTarget } from './fetch-target.ts'
import { addSecrets, hideInBytes, hideSecrets, type SentSecret } from './sent-secret.ts'

const value = 'BSA/0123+456=789'
const inHeader: SentSecret = { name: 'BRAVE', hosts: ['api.test', '$base'], header: 'authorization', scheme: 'Bearer', value }
const inQuery: SentSecret = { name: 'ALEX', hosts: ['api.test'], query: 'api_key', value }
const service = parseTarget('http://search.test:8080/x')
const add = (url: string, secrets = [inHeader, inQuery]): { url: string; headers: object } => {
  const { url: keyed, headers } = addSecrets(parseTarget(url), secrets, service)
  return { url: keyed.href, headers }
}

test('a key goes into its header or its parameter, over what the plugin wrote there', () => {
  expect(add('https://api.test/q?api_key=mine&b=1')).toEqual({
    url: 'https://api.test/q?api_key=BSA%2F0123%2B456%3D789&b=1',
    headers: { authorization: `Bearer ${value}` },
  })
})

test.each([
  'https://other.test/',
  'https://sub.api.test/',
  'https://api.test.evil.test/',
  'http://search.test/',
  'https://search.test:8080/',
])('no key goes to %s', (url) => {
  expect(add(url)).toEqual({ url: new URL(url).href, headers: {} })
})

test('a key goes unencrypted to the operator’s own address only', () => {
  expect(add('http://search.test:8080/y')).toEqual({ url: 'http://search.test:8080/y', headers: { authorization: `Bearer ${value}` } })
  expect(() => add('http://api.test/')).toThrow(expect.objectContaining({ code: 'FETCH_REFUSED' }))
})

test('whatever a server repeats, the key is not in it', () => {
  const printable = fc.integer({ min: 0x21, max: 0x7e }).filter((code) => code !== 0x5c)
  const key = fc.string({ minLength: 8, unit: printable.map((code) => String.fromCharCode(code)) })
  const forms = [
    (text: string) => text,
    encodeURIComponent,
    (text: string) => encodeURIComponent(text).toLowerCase(),
    (text: string) => encodeURIComponent(encodeURIComponent(text)),
    (text: string) => new URLSearchParams({ k: text }).toString().slice('k='.length),
    (text: string) => text.replaceAll('/', String.raw`\/`),
    (text: string) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
    (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;'),
    (text: string) => text.replaceAll(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
  ]
  fc.assert(
    fc.property(key, fc.constantFrom(...forms), (word, form) => {
      const secrets = [{ ...inHeader, name: 'X', value: word }]
      expect(hideSecrets(`a ${form(word)} b`, secrets)).toBe('a [key X] b')
      expect(Buffer.from(hideInBytes(Buffer.from(`ä ${form(word)} b`), secrets)).toString()).toBe('ä [key X] b')
    }),
  )
  expect(hideInBytes(Buffer.from('nothing'), [inHeader])).toEqual(Buffer.from('nothing'))
})

test('a body that is made to be slow to search is not', () => {
  const before = process.cpuUsage().user
  hideSecrets('\\'.repeat(2_000_000) + '%25'.repeat(500_000) + '&#0000'.repeat(300_000), [inHeader])
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(5000)
})
