import { assert, property, webUrl } from 'fast-check'
import { expect, test } from 'vitest'
import { parseTarget } from './fetch-target.ts'

test.each([
  ['http://2130706433/', '127.0.0.1', '127.0.0.1:80'],
  ['http://0x7f.1/', '127.0.0.1', '127.0.0.1:80'],
  ['http://0177.0.0.1/', '127.0.0.1', '127.0.0.1:80'],
  ['http://127.0.0.1./', '127.0.0.1', '127.0.0.1:80'],
  ['http://①②⑦.0.0.1/', '127.0.0.1', '127.0.0.1:80'],
  ['https://EXAMPLE.org./a#b', 'example.org', 'example.org:443'],
  ['https://exa。mple.com/', 'exa.mple.com', 'exa.mple.com:443'],
  ['http://[::1]:8080/', '::1', '[::1]:8080'],
  ['http://[0:0:0:0:0:ffff:7f00:1]/', '::ffff:7f00:1', '[::ffff:7f00:1]:80'],
])('%s is %s', (address, hostname, hostPort) => {
  expect(parseTarget(address)).toMatchObject({ hostname, hostPort })
})

test.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:1',
  'http://user:pass@example.org/',
  'http://user@example.org/',
  'http://',
  'example.org',
  '',
  'http://a..b/',
  'http://256.256.256.256/',
])('%s is refused', (address) => {
  expect(() => parseTarget(address)).toThrow(expect.objectContaining({ code: 'FETCH_REFUSED' }))
})

test('an ordinary address stays what it is', () => {
  assert(property(webUrl(), (address) => parseTarget(address).url.href === new URL(address).href))
})
